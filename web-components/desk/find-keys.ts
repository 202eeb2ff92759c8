import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { areKeysOn } from '../station/letter-keys.ts';
import { LoneKey, letterOf } from './person/desk-keys.ts';

/** What keys do where people are found, and where they are pressed. */
export interface FindKeysMeaning {
  /** Nothing is done while another part of the page is shown. */
  isShown(): boolean;
  /** The person who is open; commands count only there. */
  readonly person: (HTMLElement & { canDo(letter: string): boolean; do(letter: string): void; armed: string }) | null;
  /** Begins a new search with this. */
  search(text: string): void;
  /** Back to the search as it stands, to be typed over. */
  toSearch(): void;
  closePerson(): void;
  register(): void;
  help(): void;
}

/**
 * The keys of the desk, wherever the focus is outside of fields and dialogs: one letter alone is a command where a person
 * is open, several are a search; Escape goes up one level, `/` to the search, F2 registers somebody, `?` tells all this.
 */
export class FindKeys implements ReactiveController {
  readonly #meaning: FindKeysMeaning;
  readonly #lone: LoneKey;

  constructor(host: ReactiveControllerHost, meaning: FindKeysMeaning) {
    this.#meaning = meaning;
    this.#lone = new LoneKey({
      isCommand: (letter) => this.#isInPerson && meaning.person?.canDo(letter) === true,
      run: (letter) => meaning.person?.do(letter),
      search: (text) => meaning.search(text),
      armed: (letter) => {
        if (meaning.person) meaning.person.armed = letter ?? '';
      },
    });
    host.addController(this);
  }

  #isInPerson = false;

  hostConnected(): void {
    document.addEventListener('keydown', this.#keyDown);
    document.addEventListener('pointerdown', this.stop);
    window.addEventListener('blur', this.stop);
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.#keyDown);
    document.removeEventListener('pointerdown', this.stop);
    window.removeEventListener('blur', this.stop);
    this.stop();
  }

  /** A command that waits is left: another person is looked at, or something else is done. */
  readonly stop = (): void => this.#lone.stop();

  readonly #keyDown = (event: KeyboardEvent) => {
    const path = event.composedPath();
    if (!this.#meaning.isShown() || event.defaultPrevented) return;
    if (isForTheBrowser(event) || isInDialog(event)) return;
    const { person } = this.#meaning;
    this.#isInPerson = person !== null && path.includes(person);
    if (event.key === 'F2') this.#take(event, () => this.#meaning.register());
    else if (!isField(event)) this.#outsideOfFields(event);
  };

  #outsideOfFields(event: KeyboardEvent) {
    const { key } = event;
    const { isWaiting } = this.#lone;
    if (key === 'Escape') this.#take(event, () => this.#up());
    else if (key === 'Enter' && isWaiting) this.#take(event, () => this.#lone.confirm());
    else if (isTyped(event) && areKeysOn()) this.#typed(event, isWaiting);
  }

  #typed(event: KeyboardEvent, isWaiting: boolean) {
    const { key } = event;
    if (event.repeat) return event.preventDefault();
    if (isWaiting) return this.#take(event, () => this.#lone.take(isSlash(event) ? '/' : key, undefined));
    if (isSlash(event)) return this.#take(event, () => this.#meaning.toSearch());
    if (key === '?') return this.#take(event, () => this.#meaning.help());
    if (/^[\p{L}\p{N}]$/u.test(key)) this.#take(event, () => this.#lone.take(key, letterOf(event)));
  }

  #up() {
    if (this.#lone.isWaiting) this.#lone.stop();
    else if (this.#isInPerson) this.#meaning.closePerson();
    else this.#meaning.toSearch();
  }

  #take(event: Event, act: () => void) {
    event.preventDefault();
    act();
  }
}

/** With another key held, or while an input method puts letters together. */
export const isForTheBrowser = ({ ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean =>
  ctrlKey || metaKey || altKey || isComposing;

/** Also where an input method keeps the key to itself, as it does outside of fields too. */
export const isSlash = ({ key, code }: KeyboardEvent): boolean =>
  key === '/' || (key === 'Process' && code === 'Slash');

const isTyped = (event: KeyboardEvent): boolean => [...event.key].length === 1 || isSlash(event);

export const isInDialog = (event: Event): boolean =>
  event.composedPath().some((one) => one instanceof HTMLDialogElement);

/** Where what is typed belongs to: not buttons, boxes and links. */
export function isField(event: Event): boolean {
  const [target] = event.composedPath();
  if (target instanceof HTMLInputElement) return !/^(?:checkbox|radio|button|submit)$/.test(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
