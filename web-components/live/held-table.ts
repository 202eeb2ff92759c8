import { nothingThere, type WideState } from '../../server/live/define-topic.ts';
import type { ColumnNews, WideFrame } from '../../server/live/wide-frame.ts';

/** The columns of a wide topic as this page holds them, by name. They are changed in place: a page has thousands of rows. */
export class HeldTable {
  readonly #columns = new Map<string, Int32Array>();
  readonly #rows: number;
  #state: WideState;

  /** From a frame with the whole table. Throws when the frame is broken. */
  constructor({ head, news }: WideFrame) {
    if (head.type !== 'wide-snapshot') throw new Error('a table begins with a snapshot');
    this.#rows = head.rows;
    const all = news(head.columns.length);
    for (const [index, name] of head.columns.entries()) {
      const values = new Int32Array(head.rows).fill(nothingThere);
      place(values, all[index]);
      this.#columns.set(name, values);
    }
    this.#state = { roster: head.roster, head: head.head, columns: Object.fromEntries(this.#columns) };
  }

  /** A new object at each change, whose columns are always the same ones. */
  get state(): WideState {
    return this.#state;
  }

  /** Takes in what changed. Throws, with nothing changed, when the frame is broken or of another table. */
  apply({ head, news }: WideFrame): void {
    if (head.type !== 'wide-delta' || head.rows !== this.#rows) throw new Error('a delta of another table');
    const all = news(this.#columns.size);
    for (const [index, values] of [...this.#columns.values()].entries()) place(values, all[index]);
    this.#state = { ...this.#state, ...(head.head && { head: head.head }) };
  }
}

function place(values: Int32Array, news: ColumnNews | undefined): void {
  if (!news) return;
  for (let index = 0; index < news.rows.length; index += 1) {
    values[news.rows[index] ?? 0] = news.values[index] ?? nothingThere;
  }
}
