import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { HotspotState } from '../../db/vocabulary.ts';
import '../elements/empty.ts';
import { TickController } from '../elements/tick-controller.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { cssProperties } from '../styles/css-properties.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { hasCounted } from './board-rows.ts';
import './hotspot-filters.ts';
import { rowCells, rowStyles } from './hotspot-row.ts';
import { RosterWords } from './roster-words.ts';
import { type Board, sightAt } from './sights.ts';
import { foldFor, foldStyles, type TableFold } from './table-fold.ts';
import { tableHead } from './table-head.ts';
import { type GridPlace, placeAfterKey } from './table-keys.ts';
import { tableLayout } from './table-layout.ts';
import {
  filterRows,
  firstOrderOf,
  orderRows,
  type TableColumn,
  type TableFilter,
  type TableOrder,
} from './table-order.ts';
import type { ZoneNames } from './words.ts';

/** Rows made beyond what is seen, on either side. */
const beyond = 8;
/** The order follows the figures no oftener than this, and not while someone is at the table. */
const orderAgainMs = 5_000;

/**
 * All hotspots as a table: sorted, narrowed, and walked through by keyboard; only the rows in sight are made. While a
 * pointer or the focus is in it, figures go on changing but rows keep their places, and it says so.
 * Event `choose` with the code of a hotspot; `only` with the state that it is narrowed to, or null.
 */
@customElement('cw-hotspot-table')
export class HotspotTable extends LitElement {
  @property({ attribute: false }) board?: Board | undefined;
  @property({ attribute: false }) zones: ZoneNames = new Map();
  @property({ attribute: false }) levels: ReadonlyMap<number, string> = new Map();
  @property() chosen = '';
  @property({ attribute: false }) only?: HotspotState | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;
  /** Of which moment it is, where it is old: ages stand still there. ISO 8601. */
  @property({ attribute: false }) until?: string | undefined;

  @state() private filter: TableFilter = {};
  @state() private order: TableOrder = { column: 'state', isDescending: false };
  /** Rows of the board, as they stand. */
  @state() private rows: Int32Array = new Int32Array(0);
  @state() private firstRow = 0;
  @state() private seenRows = 30;
  @state() private fold: TableFold = foldFor(Number.POSITIVE_INFINITY);
  @state() private isHeld = false;
  /** Where one is, by the hotspot's code, so that it stays there whatever moves; a heading has none. */
  @state() private at: { readonly code?: string; readonly column: number } | undefined;

  @query('.scroll') private readonly scroller!: HTMLElement;

  #words: RosterWords | undefined;
  /** Of which board the order is, and since when. */
  #ordered: { readonly board?: Board; readonly atMs: number } = { atMs: 0 };
  #isPointedAt = false;
  readonly ticks = new TickController(this);
  readonly #resized = new ResizeObserver(() => this.#look());

  static override styles = [base, text, buttons, rowStyles, tableLayout, foldStyles];

  override connectedCallback() {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  override willUpdate(changed: PropertyValues) {
    const { board } = this;
    const roster = board?.roster;
    const isOther = changed.has('board') && (changed.get('board') as Board | undefined)?.roster !== roster;
    if (roster && (isOther || changed.has('zones'))) this.#words = new RosterWords(roster, this.zones);
    const isAsked = isOther || ['filter', 'order', 'only', 'zones'].some((name) => changed.has(name));
    const isDue = board !== this.#ordered.board && !this.isHeld && Date.now() - this.#ordered.atMs > orderAgainMs;
    if (isAsked || isDue) this.#orderAgain();
  }

  #orderAgain(): void {
    const { board } = this;
    if (!board || !this.#words) return;
    this.#ordered = { board, atMs: Date.now() };
    const found = filterRows(board, { ...this.filter, state: this.only }, this.#words);
    this.rows = orderRows(board, found, this.order, this.#words);
  }

  override render() {
    const count = this.rows.length;
    const until = Math.min(this.firstRow + this.seenRows + beyond, count);
    const from = Math.max(0, Math.min(this.firstRow - beyond, until));
    const place = this.#place();
    return html`
      ${this.#find()}
      <div class="body"><div
        class="scroll"
        tabindex="0"
        role="grid"
        aria-label=${msg('Hotspots')}
        aria-description=${msg('Arrows move, Enter chooses a hotspot or sorts by a heading.')}
        aria-rowcount=${count + 1}
        aria-colcount=${this.fold.columns.length}
        aria-activedescendant=${this.#activeId(place, from, until) ?? nothing}
        @scroll=${this.#look}
        @keydown=${this.#key}
        @focusin=${this.#hold}
        @focusout=${this.#hold}
        @pointerenter=${() => this.#point(true)}
        @pointerleave=${() => this.#point(false)}
      >
        <table role="presentation" class="${this.fold.className} ${this.board && hasCounted(this.board) ? 'counting' : ''}">
          ${tableHead(this.fold.columns, this.order, place, this.#sortBy)}
          <tbody role="rowgroup">
            ${this.#gap(from)}
            ${repeat(
              this.rows.subarray(from, until),
              (row) => row,
              (row, i) => this.#row(row, from + i, place),
            )}
            ${this.#gap(count - until)}
          </tbody>
        </table>
      </div>${this.board && count === 0 ? this.#none() : nothing}</div>
    `;
  }

  /** Nothing fits what was asked for. */
  #none() {
    return html`<cw-empty heading=${msg('No hotspot found')}>${msg('None fits all that you typed and chose above.')}
      <button slot="action" class="btn btn--small" type="button" @click=${this.#clear}>${msg('Clear the filters')}</button>
    </cw-empty>`;
  }

  #find() {
    const [count, all] = [formatNumber(this.rows.length), formatNumber(this.board?.roster.size ?? 0)];
    return html`<div class="find">
      <cw-hotspot-filters .roster=${this.board?.roster} .zones=${this.zones} .levels=${this.levels} .filter=${{ ...this.filter, state: this.only }} @filter=${({ detail }: CustomEvent<TableFilter>) => this.#narrow(detail)}>
        <div class="about">
          <bdi class="small quiet" role="status">${msg(str`${count} of ${all}`)}</bdi>
          <span class="quiet held ${this.isHeld ? 'on' : ''}">
            <span aria-hidden=${this.isHeld}>${msg('Order follows the figures')}</span>
            <span aria-hidden=${!this.isHeld}>${msg('Order held while you are in it')}</span>
          </span>
        </div>
        <slot name="actions"></slot>
      </cw-hotspot-filters>
    </div>`;
  }

  #gap(rows: number) {
    return rows > 0
      ? html`<tr class="gap" role="presentation" ${cssProperties({ '--gap': `${rows * this.fold.rowPx}px` })}><td role="presentation" colspan=${this.fold.columns.length}></td></tr>`
      : nothing;
  }

  #row(row: number, index: number, place: GridPlace | undefined) {
    const sight = this.board && sightAt(this.board, row);
    if (!sight) return nothing;
    const { code } = sight.hotspot;
    const active = place?.index === index ? place.column : undefined;
    return html`<tr id="row-${row}" role="row" class=${active === -1 ? 'active' : ''} aria-rowindex=${index + 2} aria-selected=${code === this.chosen} @click=${() => this.#choose(code)}>
      ${rowCells(sight, this.zones, this.fold.columns, { isStale: this.stale, until: this.until }, active)}
    </tr>`;
  }

  /** Where one is among the rows as they stand; none where the hotspot one was at is not among them. */
  #place(): GridPlace | undefined {
    if (!this.at) return undefined;
    const { code } = this.at;
    const column = Math.min(this.at.column, this.fold.columns.length - 1);
    if (code === undefined) return { index: -1, column };
    const row = this.board?.roster.rowOf(code);
    const index = row === undefined ? -1 : this.rows.indexOf(row);
    return index < 0 ? undefined : { index, column };
  }

  #activeId(place: GridPlace | undefined, from: number, until: number): string | undefined {
    if (!place) return undefined;
    const { index, column } = place;
    if (index === -1) return `head-${column}`;
    if (index < from || index >= until) return undefined;
    return column === -1 ? `row-${this.rows[index]}` : `cell-${this.rows[index]}-${column}`;
  }

  #narrow({ state: only, ...filter }: TableFilter): void {
    this.filter = filter;
    if (only !== this.only) this.dispatchEvent(new CustomEvent('only', { detail: only ?? null }));
    this.scroller.scrollTop = 0;
  }

  #clear = (): void => {
    this.#narrow({});
    this.scroller.focus({ preventScroll: true });
  };

  #sort(column: TableColumn): void {
    const isIts = this.order.column === column;
    this.order = isIts ? { column, isDescending: !this.order.isDescending } : firstOrderOf(column);
  }

  /** At the press of a heading: from there keys lead on. */
  #sortBy = (column: TableColumn): void => {
    this.#sort(column);
    this.at = { column: this.fold.columns.indexOf(column) };
    this.scroller.focus({ preventScroll: true });
  };

  #look = (): void => {
    const { scrollTop, clientHeight, clientWidth } = this.scroller;
    this.fold = foldFor(clientWidth);
    this.firstRow = Math.floor(scrollTop / this.fold.rowPx);
    this.seenRows = Math.ceil(clientHeight / this.fold.rowPx);
  };

  #point(isPointedAt: boolean): void {
    this.#isPointedAt = isPointedAt;
    this.#hold();
  }

  #hold = (event?: Event): void => {
    const isFocused =
      event instanceof FocusEvent && event.type === 'focusout'
        ? event.relatedTarget instanceof Node && this.scroller.contains(event.relatedTarget)
        : this.scroller.matches(':focus-within');
    this.isHeld = this.#isPointedAt || isFocused;
  };

  #key = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey || event.target !== this.scroller) return;
    const rows = this.rows.length;
    const place = this.#place();
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (place) this.#press(place);
      return;
    }
    const isRtl = this.matches(':dir(rtl)');
    const size = { rows, columns: this.fold.columns.length, page: Math.max(1, this.seenRows - 2) };
    const { key, ctrlKey } = event;
    const next = placeAfterKey(place ?? this.#entrance(), { key, ctrlKey, isRtl }, size);
    if (!next) return;
    event.preventDefault();
    this.#goTo(place || next.index === -1 ? next : this.#entrance());
  };

  /** Where one comes in: at the chosen hotspot, or at the first. */
  #entrance(): GridPlace {
    const row = this.board?.roster.rowOf(this.chosen);
    return { index: Math.max(0, row === undefined ? 0 : this.rows.indexOf(row)), column: -1 };
  }

  #goTo({ index, column }: GridPlace): void {
    const code = this.board?.roster.hotspots[this.rows[index] ?? -1]?.code;
    if (index >= 0 && code === undefined) return;
    this.at = index < 0 ? { column: Math.max(column, 0) } : { column, ...(code !== undefined && { code }) };
    if (index >= 0) this.#bringIntoSight(index);
  }

  #press({ index, column }: GridPlace): void {
    const name = this.fold.columns[column];
    if (index === -1 && name) this.#sort(name);
    else if (this.at?.code !== undefined) this.#choose(this.at.code);
  }

  #bringIntoSight(index: number): void {
    const { rowPx } = this.fold;
    const [top, bottom] = [index * rowPx, (index + 2) * rowPx];
    const { scrollTop, clientHeight } = this.scroller;
    if (top < scrollTop) this.scroller.scrollTop = top;
    else if (bottom > scrollTop + clientHeight) this.scroller.scrollTop = bottom - clientHeight;
    this.#look();
  }

  #choose(code: string): void {
    this.at = { code, column: -1 };
    this.dispatchEvent(new CustomEvent('choose', { detail: code }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-hotspot-table': HotspotTable;
  }
}
