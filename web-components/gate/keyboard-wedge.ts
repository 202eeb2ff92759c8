import { characterOf } from './key-codes.ts';

/** A scanner mostly leaves less than this between two keys; hardly any person does, and none for six keys running. */
const scannerGapMs = 60;
/** A busy tablet or a weak radio holds a key back now and then: until then, a burst goes on. */
const hiccupMs = 500;
const shortestScan = 6;
/** From this length on it can only be a scanner, also one that sends no Enter. */
const surelyToken = 60;

type Editable = HTMLInputElement | HTMLTextAreaElement;

/**
 * Reads a hardware scanner that types: bursts of keys, wherever the focus is, by the keys' places (`event.code`).
 * Keys of a burst do nothing else: they neither stay in a field, nor press the button that has the focus.
 */
export class KeyboardWedge {
  readonly #onScan: (text: string) => void;
  readonly #target: Pick<Window, 'addEventListener' | 'removeEventListener'>;
  #text = '';
  /** Between the keys of the text. */
  #gapsMs: number[] = [];
  #lastAt = Number.NEGATIVE_INFINITY;
  #field: { element: Editable; before: string } | undefined;
  #quiet: number | undefined;

  constructor(
    onScan: (text: string) => void,
    target: Pick<Window, 'addEventListener' | 'removeEventListener'> = window,
  ) {
    this.#onScan = onScan;
    this.#target = target;
  }

  start(): void {
    this.#target.addEventListener('keydown', this.#keyDown, { capture: true });
  }

  stop(): void {
    this.#target.removeEventListener('keydown', this.#keyDown, { capture: true });
    this.#forget();
  }

  readonly #keyDown = (event: KeyboardEvent): void => {
    // The shift key comes before each capital letter that a scanner types.
    if (event.code.startsWith('Shift')) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) {
      this.#forget();
      return;
    }
    const gapMs = event.timeStamp - this.#lastAt;
    this.#lastAt = event.timeStamp;
    if (event.code === 'Enter' || event.code === 'NumpadEnter') this.#end(event, gapMs);
    else this.#add(event, gapMs);
  };

  #add(event: KeyboardEvent, gapMs: number): void {
    const character = characterOf(event.code);
    if (!character) {
      this.#forget();
      return;
    }
    if (this.#goesOn(gapMs)) this.#gapsMs.push(gapMs);
    else this.#begin(event);
    this.#text += character;
    if (this.#isScan()) event.preventDefault();
    window.clearTimeout(this.#quiet);
    if (this.#text.length >= surelyToken) this.#quiet = window.setTimeout(() => this.#finish(), hiccupMs);
  }

  #goesOn(gapMs: number): boolean {
    if (this.#text === '' || gapMs > hiccupMs) return false;
    return gapMs <= scannerGapMs || this.#gapsMs.length < 2 || this.#isQuick();
  }

  /** Whether most keys followed each other as only a scanner's do. */
  #isQuick(): boolean {
    const quick = this.#gapsMs.filter((gapMs) => gapMs <= scannerGapMs).length;
    return quick * 2 > this.#gapsMs.length;
  }

  #isScan(): boolean {
    return this.#text.length >= shortestScan && this.#isQuick();
  }

  #begin(event: KeyboardEvent): void {
    this.#text = '';
    this.#gapsMs = [];
    const [element] = event.composedPath();
    const isEditable = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    this.#field = isEditable ? { element, before: element.value } : undefined;
  }

  #end(event: KeyboardEvent, gapMs: number): void {
    if (gapMs > hiccupMs || !this.#isScan()) {
      this.#forget();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#finish();
  }

  #finish(): void {
    const { element, before } = this.#field ?? {};
    if (element && before !== undefined) {
      // Leaving the field ends what an input method may be composing; only then does the old text hold.
      element.blur();
      element.value = before;
      element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    }
    const text = this.#text;
    this.#forget();
    this.#onScan(text);
  }

  #forget(): void {
    window.clearTimeout(this.#quiet);
    this.#text = '';
    this.#gapsMs = [];
    this.#field = undefined;
    this.#lastAt = Number.NEGATIVE_INFINITY;
  }
}
