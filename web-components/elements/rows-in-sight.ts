import type { LitElement, ReactiveController } from 'lit';

/** What a box and its rows lie apart by rounding. */
const roundingPx = 1;

/**
 * How many rows of a list stand after the last that is whole in sight, for who has to be told. It looks when its host has
 * been drawn or has another size, and then draws it again where the count is another one; `look` is for scrolling. What
 * tells the count must take no room from the list, or always, else it cuts the row that it counts. Rows that are not
 * whole in sight have the attribute `data-cut`, unless that were all of them.
 */
export class RowsInSight implements ReactiveController {
  /** Rows after the last in sight. */
  more = 0;
  readonly #host: LitElement;
  readonly #list: () => Element | null;
  readonly #resized = new ResizeObserver(() => this.look());

  constructor(host: LitElement, list: () => Element | null) {
    this.#host = host;
    this.#list = list;
    host.addController(this);
  }

  hostConnected(): void {
    this.#resized.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#resized.disconnect();
  }

  /** After the drawing and before the picture: within it, drawing anew would be within itself. */
  hostUpdated(): void {
    void this.#host.updateComplete.then(this.look);
  }

  readonly look = (): void => {
    const list = this.#list();
    if (!list) return;
    const box = list.getBoundingClientRect();
    const rows = [...list.children];
    const isWhole = rows.map((row) => isWithin(row.getBoundingClientRect(), box));
    // One that is taller than all the room there is says something even so.
    const isNone = !isWhole.includes(true);
    for (const [index, row] of rows.entries()) row.toggleAttribute('data-cut', !isWhole[index] && !isNone);
    const more = isNone ? 0 : rows.length - 1 - isWhole.lastIndexOf(true);
    if (more === this.more) return;
    this.more = more;
    this.#host.requestUpdate();
  };
}

const isWithin = (row: DOMRect, box: DOMRect): boolean =>
  row.height > 0 && row.top >= box.top - roundingPx && row.bottom <= box.bottom + roundingPx;
