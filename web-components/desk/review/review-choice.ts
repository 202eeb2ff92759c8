import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ListedRegistration } from './review-list.ts';

type Rows = readonly ListedRegistration[];

/** Which registration is looked at, and which are chosen to be decided on together. */
export class ReviewChoice implements ReactiveController {
  /** The id of the one looked at. */
  cursor: string | undefined;
  chosen: ReadonlySet<string> = new Set();
  readonly #host: ReactiveControllerHost;
  readonly #rows: () => Rows;

  constructor(host: ReactiveControllerHost, rows: () => Rows) {
    this.#host = host;
    this.#rows = rows;
    host.addController(this);
  }

  hostConnected(): void {
    this.chosen = new Set();
  }

  get row(): ListedRegistration | undefined {
    return this.#rows().find(({ id }) => id === this.cursor);
  }

  /** How many of those in the list are chosen. */
  get count(): number {
    return this.#open().filter(({ id }) => this.chosen.has(id)).length;
  }

  /** Whom a decision is about: those chosen, else the one looked at. */
  get concerned(): string[] {
    const chosen = this.#open().filter(({ id }) => this.chosen.has(id));
    return (chosen.length > 0 ? chosen : this.#open().filter(({ id }) => id === this.cursor)).map(({ id }) => id);
  }

  /** The list is another one: nobody is chosen, and the first is looked at unless the one before is there. */
  startAnew(): void {
    this.chosen = new Set();
    this.lookAtSomebody();
  }

  /** Where nobody is looked at, or one who is not in the list: looks at the first. */
  lookAtSomebody(): void {
    if (!this.row) this.cursor = this.#open()[0]?.id;
    this.#host.requestUpdate();
  }

  look(id: string): void {
    this.cursor = id;
    this.#host.requestUpdate();
  }

  /** To the next row, or with -1 to the one before. */
  step(by: 1 | -1): void {
    const rows = this.#rows();
    const at = rows.findIndex(({ id }) => id === this.cursor);
    const to = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
    if (to) this.look(to.id);
  }

  turn(id: string): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen = chosen;
    this.#host.requestUpdate();
  }

  turnAll(): void {
    const ids = this.#open().map(({ id }) => id);
    this.chosen = ids.every((id) => this.chosen.has(id)) ? new Set() : new Set(ids);
    this.#host.requestUpdate();
  }

  /** These are decided on: nobody of them is chosen, and another is looked at. Before they leave the list. */
  settle(done: ReadonlySet<string>): void {
    const rows = this.#rows();
    const at = rows.findIndex(({ id }) => id === this.cursor);
    const isLeft = ({ id, isGone }: ListedRegistration) => !done.has(id) && !isGone;
    if (this.cursor && done.has(this.cursor)) {
      this.cursor = (rows.slice(at).find(isLeft) ?? rows.slice(0, Math.max(0, at)).findLast(isLeft))?.id;
    }
    this.chosen = new Set([...this.chosen].filter((id) => !done.has(id)));
    this.#host.requestUpdate();
  }

  #open(): Rows {
    return this.#rows().filter(({ isGone }) => !isGone);
  }
}
