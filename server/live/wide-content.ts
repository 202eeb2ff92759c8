import type { Columns, LiveState, WideState, WideTopic } from './define-topic.ts';
import { binaryFrames, type WireFrame } from './frames.ts';
import type { Revision } from './hub.contract.ts';
import type { FrameTallies } from './live-counts.ts';
import { diffStates } from './merge-patch.ts';
import type { Change, Declared, TopicContent } from './topic-content.ts';
import { encodeWideDelta, encodeWideNews, encodeWideSnapshot, type StampedColumn } from './wide-frame.ts';

interface Table {
  readonly roster: string;
  readonly rows: number;
  readonly columns: readonly StampedColumn[];
  /** When each row last changed, in whatever column. */
  readonly changedIn: Uint32Array;
  head: LiveState;
  headChangedIn: number;
}

/**
 * State by columns (decision 17): a copy of the source's columns, each value stamped with the number of the state in
 * which it came, so that one delta leads from any state of this roster to the newest, and no older state is kept.
 */
export class WideContent implements TopicContent {
  /** All states of a roster are reached. */
  readonly whyWhole = 'roster';
  readonly #key: string;
  readonly #names: readonly string[];
  readonly #tallies: FrameTallies;
  #table: Table | undefined;
  /** The first state of this roster. */
  #since = 0;
  /** Of the newest state, by the number of the state since which they are. */
  readonly #news = new Map<number, Uint8Array>();

  constructor(key: string, topic: WideTopic, tallies: FrameTallies) {
    this.#key = key;
    this.#tallies = tallies;
    this.#names = Object.keys(topic.columns);
  }

  take(given: LiveState, number: number): Change {
    const state = given as WideState;
    const arrays = this.#arraysOf(state);
    const table = this.#table;
    if (!table || table.roster !== state.roster || table.rows !== arrays[0]?.length) {
      this.#since = table ? number : number - 1;
      this.#table = tableOf(state, arrays);
      this.#news.clear();
      return table ? 'change' : 'first';
    }
    const isHeadNew = diffStates(table.head, state.head) !== undefined;
    if (isHeadNew) {
      table.head = { ...state.head };
      table.headChangedIn = number;
    }
    let hasChanged = isHeadNew;
    for (const [index, column] of table.columns.entries()) {
      const values = arrays[index];
      if (values && stampChanges(column, table.changedIn, values, number)) hasChanged = true;
    }
    if (hasChanged) this.#news.clear();
    return hasChanged ? 'change' : 'none';
  }

  reaches(number: number): boolean {
    return this.#table !== undefined && number >= this.#since;
  }

  snapshot(revision: Revision, declared: Declared): readonly WireFrame[] {
    const { roster, rows, head, columns } = this.#tableNow();
    const why = { key: this.#key, revision, declared };
    const frameHead = { type: 'wide-snapshot' as const, ...why, roster, rows, columns: [...this.#names], head };
    const arrays = columns.map(({ values }) => values);
    return binaryFrames(encodeWideSnapshot(frameHead, arrays), 'snapshot', this.#tallies);
  }

  delta(revision: Revision, from: number): readonly WireFrame[] {
    const { rows, head, headChangedIn } = this.#tableNow();
    const why = { key: this.#key, revision, from };
    const frameHead = { type: 'wide-delta' as const, ...why, rows, ...(headChangedIn > from && { head }) };
    const news = this.#newsSince(Math.max(this.#since, revision[1] - reachOf(revision[1] - from)));
    return binaryFrames(encodeWideDelta(frameHead, news), 'delta', this.#tallies);
  }

  #newsSince(since: number): Uint8Array {
    let news = this.#news.get(since);
    if (!news) {
      const { rows, columns, changedIn } = this.#tableNow();
      const changed: number[] = [];
      for (let row = 0; row < rows; row += 1) if ((changedIn[row] ?? 0) > since) changed.push(row);
      news = encodeWideNews(Uint32Array.from(changed), columns, since);
      this.#news.set(since, news);
    }
    return news;
  }

  #tableNow(): Table {
    if (!this.#table) throw new Error(`${this.#key} has no state yet`);
    return this.#table;
  }

  /** In the order of the topic's columns, all equally long. */
  #arraysOf({ columns }: WideState<LiveState, Columns>): Int32Array[] {
    const arrays = this.#names.map((name) => columns[name]);
    const [first] = arrays;
    return arrays.map((values, index) => {
      if (values && values.length === first?.length) return values;
      throw new Error(`${this.#key}: the column ${this.#names[index]} is missing, or not as long as the first`);
    });
  }
}

/**
 * How far back the news reach for a page that is so many states behind: 1, 4, 16 … of them. What pages hold, they say
 * themselves, each of them another state if it likes: however many there are, a state is encoded some ten times at most.
 */
function reachOf(statesBehind: number): number {
  let reach = 1;
  while (reach < statesBehind) reach *= 4;
  return reach;
}

function tableOf({ roster, head }: WideState, arrays: readonly Int32Array[]): Table {
  const rows = arrays[0]?.length ?? 0;
  return {
    roster,
    rows,
    columns: arrays.map((values) => ({ values: values.slice(), changedIn: new Uint32Array(rows) })),
    changedIn: new Uint32Array(rows),
    head: { ...head },
    headChangedIn: 0,
  };
}

/** Takes over what differs, with its stamp. This runs over all rows at each reading. */
function stampChanges(column: StampedColumn, rowChangedIn: Uint32Array, values: Int32Array, number: number): boolean {
  const { values: held, changedIn } = column;
  let hasChanged = false;
  for (let row = 0; row < held.length; row += 1) {
    const value = values[row] ?? 0;
    if (held[row] === value) continue;
    held[row] = value;
    changedIn[row] = number;
    rowChangedIn[row] = number;
    hasChanged = true;
  }
  return hasChanged;
}
