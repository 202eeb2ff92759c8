import type { Live } from '../../live/live.ts';
import { postBoard } from './letters.contract.ts';

export interface PostTrouble {
  since: Date;
  what: string;
}

/** What this process knows of the mail server, beside what lies in the database. */
export class PostBoard {
  readonly #live: Live;
  isConfigured = false;
  #trouble: PostTrouble | undefined;

  constructor(live: Live) {
    this.#live = live;
  }

  get trouble(): PostTrouble | undefined {
    return this.#trouble;
  }

  /** Letters were written, sent or came back. */
  changed(): void {
    this.#live.wake(postBoard, {});
  }

  /** The mail server takes no letters; it is told since when. */
  inTrouble(what: string, now: Date): void {
    this.#trouble = { since: this.#trouble?.since ?? now, what };
    this.changed();
  }

  takesLetters(): void {
    this.#trouble = undefined;
    this.changed();
  }
}

const boards = new WeakMap<Live, PostBoard>();

/** The one board of a hub. */
export function postBoardOf(live: Live): PostBoard {
  const board = boards.get(live) ?? new PostBoard(live);
  boards.set(live, board);
  return board;
}
