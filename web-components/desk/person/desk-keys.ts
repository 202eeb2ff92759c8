import type { PersonAct } from './what-is-wrong.ts';

/** All that can be done for a person by one key. */
export type DeskAct =
  | PersonAct
  | 'lost_badge'
  | 'dead_phone'
  | 'mend_name'
  | 'change_category'
  | 'companion'
  | 'merge'
  | 'withdraw'
  | 'transfer';

/** The letter of each; what cannot be done now has none that works. */
export const keyOfAct: Readonly<Record<DeskAct, string>> = {
  approve: 'A',
  issue_badge: 'B',
  print_badge: 'B',
  lost_badge: 'R',
  dead_phone: 'D',
  take_photograph: 'P',
  send_to_station: 'S',
  mend_name: 'N',
  change_category: 'C',
  companion: 'K',
  hand_over: 'H',
  merge: 'M',
  withdraw: 'W',
  transfer: 'T',
  restore: 'U',
  invite: 'I',
  open_other: 'O',
};

/**
 * Tells one key, pressed by a person, from a hardware scanner that types a whole badge: a letter counts only when no other
 * follows within `pauseMs`. What comes faster is handed on as text.
 */
export class LoneKey {
  readonly #press: (letter: string) => void;
  readonly #text: (typed: string) => void;
  readonly #pauseMs: number;
  #typed = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(press: (letter: string) => void, text: (typed: string) => void, pauseMs = 60) {
    this.#press = press;
    this.#text = text;
    this.#pauseMs = pauseMs;
  }

  take(key: string): void {
    clearTimeout(this.#timer);
    this.#typed += key;
    this.#timer = setTimeout(() => this.#settle(), this.#pauseMs);
    if (this.#typed.length > 1) this.#settle();
  }

  #settle(): void {
    clearTimeout(this.#timer);
    const typed = this.#typed;
    this.#typed = '';
    if (typed.length > 1) this.#text(typed);
    else if (typed) this.#press(typed.toUpperCase());
  }
}
