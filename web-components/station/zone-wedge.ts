import { characterOf } from '../gate/key-codes.ts';
import { isWhole, zoneLines } from './zone-lines.ts';

/** A reader mostly leaves less than this between two keys; hardly any person does, and none for five letters running. */
export const readerGapMs = 60;
/** A busy tablet holds a key back now and then; and between two lines a reader may think. */
const hiccupMs = 700;
/** A zone begins with the kind of document and who issued it, five letters or fillers: nothing else comes so fast. */
const mayBegin = /^[PIAC][A-Z<]{0,4}$/;

type Editable = HTMLInputElement | HTMLTextAreaElement;

/**
 * Reads the zone of a document out of a reader that types, wherever the focus is, by the keys' places. From its fifth key
 * on, keys of a burst do nothing else; what its first ones left in a field is taken out again.
 */
export class ZoneWedge {
  readonly #onZone: (lines: readonly string[]) => void;
  #text = '';
  #lines: string[] = [];
  #lastAt = Number.NEGATIVE_INFINITY;
  #isReading = false;
  #field: { element: Editable; before: string } | undefined;
  #quiet: number | undefined;

  constructor(onZone: (lines: readonly string[]) => void) {
    this.#onZone = onZone;
  }

  start(): void {
    window.addEventListener('keydown', this.#keyDown, { capture: true });
  }

  stop(): void {
    window.removeEventListener('keydown', this.#keyDown, { capture: true });
    this.#forget();
  }

  /** Whether the last key came so soon after the one before that it may be a reader's: then it is no key of the page. */
  get isBurst(): boolean {
    return this.#text.length > 1;
  }

  readonly #keyDown = (event: KeyboardEvent): void => {
    // The shift key comes before each capital letter that a reader types.
    if (event.code.startsWith('Shift')) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) {
      this.#forget();
      return;
    }
    const gapMs = event.timeStamp - this.#lastAt;
    this.#lastAt = event.timeStamp;
    if (/^(Numpad)?Enter$/.test(event.code)) this.#endLine(event);
    else this.#add(event, gapMs);
  };

  #add(event: KeyboardEvent, gapMs: number): void {
    const character = zoneCharacterOf(event.code);
    if (character === undefined) {
      this.#forget();
      return;
    }
    if (this.#isReading) this.#text += character;
    else this.#listen(event, character, gapMs);
    if (this.#isReading) this.#keep(event);
  }

  /** Keeps what may be the beginning of a zone, and nothing else. */
  #listen(event: KeyboardEvent, character: string, gapMs: number): void {
    const text = gapMs > readerGapMs ? character : this.#text + character;
    if (mayBegin.test(text) && text.length > 1) this.#text = text;
    else if (mayBegin.test(character)) this.#begin(event, character);
    else this.#forget();
    this.#isReading = this.#text.length === 5;
  }

  #begin(event: KeyboardEvent, character: string): void {
    this.#text = character;
    const [element] = event.composedPath();
    const isEditable = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    this.#field = isEditable ? { element, before: element.value } : undefined;
  }

  #endLine(event: KeyboardEvent): void {
    if (!this.#isReading) {
      this.#forget();
      return;
    }
    if (this.#text) this.#lines.push(this.#text);
    this.#text = '';
    this.#keep(event);
    if (isWhole(zoneLines(this.#lines.join('\n')))) this.#finish();
  }

  /** Nobody else gets this key, and the burst is over when no other follows. */
  #keep(event: KeyboardEvent): void {
    event.preventDefault();
    event.stopImmediatePropagation();
    window.clearTimeout(this.#quiet);
    this.#quiet = window.setTimeout(() => this.#finish(), hiccupMs);
  }

  #finish(): void {
    const { element, before } = this.#field ?? {};
    if (element && before !== undefined) {
      // Leaving the field ends what an input method may be composing; only then does the old text hold.
      element.blur();
      element.value = before;
      element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    }
    const lines = zoneLines([...this.#lines, this.#text].join('\n'));
    this.#forget();
    this.#onZone(lines);
  }

  #forget(): void {
    window.clearTimeout(this.#quiet);
    this.#text = '';
    this.#lines = [];
    this.#isReading = false;
    this.#field = undefined;
  }
}

/** Readers type as if the layout were US English, where the filler is the comma's key with shift. */
function zoneCharacterOf(code: string): string | undefined {
  if (code === 'Comma' || code === 'IntlBackslash') return '<';
  const character = characterOf(code);
  return character === '-' ? undefined : character;
}
