import type { StateOf } from '../../live/define-topic.ts';
import type { Live } from '../../live/live.ts';
import { importProgress } from './import.contract.ts';

export type ImportState = StateOf<typeof importProgress>;

const notStarted: ImportState = { phase: 'waiting', bytesRead: 0, rowsRead: 0, faultCount: 0 };

/** Imports that have ended and are still remembered, so that a page that comes back late sees the end. */
const remembered = 100;

const boards = new WeakMap<Live, ImportBoard>();

/** The board of this server: the import and its live topic share it. */
export function importBoardOf(live: Live): ImportBoard {
  const board = boards.get(live) ?? new ImportBoard(live);
  boards.set(live, board);
  return board;
}

/** How far each import is, in memory: its outcome is in the database. */
export class ImportBoard {
  readonly #live: Live;
  readonly #states = new Map<string, ImportState>();

  constructor(live: Live) {
    this.#live = live;
  }

  /** A page may follow an import before it has begun. */
  stateOf(importId: string): ImportState {
    return this.#states.get(importId) ?? notStarted;
  }

  update(importId: string, changes: Partial<ImportState>): void {
    const state = { ...this.stateOf(importId), ...changes };
    this.#states.delete(importId);
    this.#states.set(importId, state);
    if (this.#states.size > remembered) {
      const oldest = this.#states.keys().next();
      if (!oldest.done) this.#states.delete(oldest.value);
    }
    this.#live.wake(importProgress, { importId });
  }
}
