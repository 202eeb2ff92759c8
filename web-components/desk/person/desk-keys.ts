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
  lift_rejection: 'L',
};

/**
 * How long a command waits for another key. Longer than anybody who types a name takes from one letter to the next: whoever
 * is sure presses Enter and waits for nothing.
 */
export const commandWaitMs = 700;

/** What becomes of what is typed outside of fields. */
export interface TypedOutside {
  /** Whether this letter does something here and now. */
  isCommand(letter: string): boolean;
  run(letter: string): void;
  /** Takes all that was typed, from its first letter. */
  search(text: string): void;
  /** Another letter waits, or none any more. */
  armed(letter: string | undefined): void;
}

/**
 * Tells a command, one letter alone, from the beginning of a name or of a badge that a scanner types. A letter that stands
 * for a command waits; the next key makes both of them a search, and the command is not carried out.
 */
export class LoneKey {
  readonly #meant: TypedOutside;
  #waiting: { letter: string; text: string } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(meant: TypedOutside) {
    this.#meant = meant;
  }

  get isWaiting(): boolean {
    return this.#waiting !== undefined;
  }

  /** What a key writes, and the letter that it stands for as a command, if any. */
  take(text: string, letter: string | undefined): void {
    const before = this.#waiting?.text;
    if (before !== undefined) {
      this.stop();
      this.#meant.search(before + text);
    } else if (letter && this.#meant.isCommand(letter)) {
      this.#waiting = { letter, text };
      this.#timer = setTimeout(() => this.confirm(), commandWaitMs);
      this.#meant.armed(letter);
    } else if (/[\p{L}\p{N}]/u.test(text)) {
      this.#meant.search(text);
    }
  }

  /** Carries out at once what waits. */
  confirm(): void {
    const letter = this.#waiting?.letter;
    this.stop();
    if (letter) this.#meant.run(letter);
  }

  /** What waits is not carried out. */
  stop(): void {
    clearTimeout(this.#timer);
    if (!this.#waiting) return;
    this.#waiting = undefined;
    this.#meant.armed(undefined);
  }
}

/** The letter on the key; where the layout has no Latin letters, its place on the keyboard counts. */
export function letterOf({ key, code }: KeyboardEvent): string | undefined {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  return /^\p{L}$/u.test(key) ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
}
