import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { HotspotState } from '../../db/vocabulary.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { cssProperties } from '../styles/css-properties.ts';
import { fields } from '../styles/fields.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { rowCells, rowStyles } from './hotspot-row.ts';
import type { Sight } from './sights.ts';
import {
  filterSights,
  firstOrderOf,
  orderCodes,
  type TableColumn,
  type TableOrder,
  tableColumns,
} from './table-order.ts';
import type { ZoneNames } from './words.ts';

const rowPx = 32;
/** Rows made beyond what is seen, on either side. */
const beyond = 8;
/** The order follows the figures no oftener than this, and not while someone is at the table. */
const orderAgainMs = 5_000;

/**
 * All hotspots as a table: sorted, searched, and walked through by keyboard; only the rows in sight are made.
 * Event `choose` with the code of a hotspot.
 */
@customElement('cw-hotspot-table')
export class HotspotTable extends LitElement {
  @property({ attribute: false }) sights: readonly Sight[] = [];
  @property({ attribute: false }) zones: ZoneNames = new Map();
  @property() chosen = '';
  @property({ attribute: false }) only?: HotspotState | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;

  @state() private search = '';
  @state() private order: TableOrder = { column: 'state', isDescending: false };
  @state() private codes: readonly string[] = [];
  @state() private firstRow = 0;
  @state() private seenRows = 30;

  @query('.scroll') private readonly scroller!: HTMLElement;

  #byCode = new Map<string, Sight>();
  #orderedAtMs = 0;
  #isPointedAt = false;
  readonly #resized = new ResizeObserver(() => this.#look());

  static override styles = [
    base,
    text,
    fields,
    rowStyles,
    css`
      :host { display: grid; grid-template-rows: auto minmax(0, 1fr); background: var(--surface); }
      .find { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s3); min-height: 3.75rem; padding: var(--s2) var(--s5); padding-inline-end: var(--find-end, var(--s5)); }
      .find .field { width: min(20rem, 100%); min-height: 2.25rem; }
      .scroll { overflow: auto; padding-inline: var(--s5); outline-offset: -3px; }
      table { width: 100%; min-width: 52rem; table-layout: fixed; border-collapse: collapse; }
      thead th { position: sticky; padding: 0; inset-block-start: 0; z-index: 1; padding: 0; background: var(--surface); border-block-end: 1px solid var(--line-strong); text-align: start; }
      thead button { display: flex; align-items: center; gap: 2px; width: 100%; min-height: 2rem; padding: 0; padding-inline-end: var(--s3); border: 0; background: none; color: var(--ink-2); font: 700 0.8125rem/1.25rem var(--font-ui); text-align: start; white-space: nowrap; cursor: pointer; }
      thead .num button { justify-content: flex-end; }
      thead [aria-sort] button { color: var(--ink); }
      thead cw-icon { --icon-size: 0.875rem; }
      thead [aria-sort='descending'] cw-icon { rotate: 180deg; }
      .gap td { height: var(--gap); padding: 0; border: 0; }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) this.#resized.observe(this.scroller);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  override firstUpdated() {
    this.#resized.observe(this.scroller);
  }

  override willUpdate(changed: PropertyValues) {
    if (changed.has('sights')) this.#byCode = new Map(this.sights.map((sight) => [sight.hotspot.code, sight]));
    const isAsked = ['search', 'order', 'only', 'zones'].some((name) => changed.has(name));
    const isOther = this.codes.length === 0 || this.codes.some((code) => !this.#byCode.has(code));
    const isDue = Date.now() - this.#orderedAtMs > orderAgainMs && !this.#isPointedAt && !this.matches(':focus-within');
    if (!isAsked && !isOther && !(isDue && changed.has('sights'))) return;
    this.#orderedAtMs = Date.now();
    const wanted = this.only ? this.sights.filter(({ state: its }) => its === this.only) : this.sights;
    this.codes = orderCodes(filterSights(wanted, this.search, this.zones), this.order, this.zones);
  }

  override render() {
    const [count, all] = [formatNumber(this.codes.length), formatNumber(this.sights.length)];
    const until = Math.min(this.firstRow + this.seenRows + beyond, this.codes.length);
    const from = Math.max(0, Math.min(this.firstRow - beyond, until));
    const index = this.codes.indexOf(this.chosen);
    const isSeen = index >= from && index < until;
    return html`
      <div class="find">
        <label class="field">
          <cw-icon name="search"></cw-icon>
          <input type="search" autocomplete="off" spellcheck="false" maxlength="100" aria-label=${msg('Find a hotspot')} placeholder=${msg('Code, place or carrier')} @input=${this.#find} />
        </label>
        <span class="small quiet" role="status">${msg(str`${count} of ${all}`)}</span>
        <slot name="actions"></slot>
      </div>
      <div
        class="scroll"
        tabindex="0"
        role="grid"
        aria-label=${msg('Hotspots')}
        aria-rowcount=${this.codes.length + 1}
        aria-colcount=${tableColumns.length}
        aria-activedescendant=${isSeen ? `row-${index}` : nothing}
        @scroll=${this.#look}
        @keydown=${this.#key}
        @pointerenter=${() => {
          this.#isPointedAt = true;
        }}
        @pointerleave=${() => {
          this.#isPointedAt = false;
        }}
      >
        <table role="presentation">
          ${this.#head()}
          <tbody role="rowgroup">
            ${this.#gap(from)}
            ${repeat(
              this.codes.slice(from, until),
              (code) => code,
              (code, i) => this.#row(code, from + i),
            )}
            ${this.#gap(this.codes.length - until)}
          </tbody>
        </table>
      </div>
    `;
  }

  #head() {
    const names: Record<TableColumn, string> = {
      state: msg('State'),
      code: msg('Hotspot'),
      place: msg('Place'),
      carrier: msg('Carrier'),
      load: msg('Load'),
      clients: msg('Clients'),
      airtime: msg('Airtime'),
      rate: msg('Mbit/s'),
      silent: msg('Silent for'),
    };
    return html`<thead role="rowgroup"><tr role="row" aria-rowindex="1">
      ${tableColumns.map((column) => {
        const isIts = this.order.column === column;
        const sort = this.order.isDescending ? 'descending' : 'ascending';
        return html`<th role="columnheader" class="${column}${firstOrderOf(column).isDescending ? ' num' : ''}" aria-sort=${isIts ? sort : nothing}>
          <button type="button" @click=${() => this.#sort(column)}>${names[column]}${isIts ? html`<cw-icon name="up"></cw-icon>` : nothing}</button>
        </th>`;
      })}
    </tr></thead>`;
  }

  #gap(rows: number) {
    return rows > 0
      ? html`<tr class="gap" role="presentation" ${cssProperties({ '--gap': `${rows * rowPx}px` })}><td role="presentation" colspan=${tableColumns.length}></td></tr>`
      : nothing;
  }

  #row(code: string, index: number) {
    const sight = this.#byCode.get(code);
    if (!sight) return nothing;
    const isChosen = code === this.chosen;
    return html`<tr id="row-${index}" role="row" aria-rowindex=${index + 2} aria-selected=${isChosen} @click=${() => this.#choose(code)}>
      ${rowCells(sight, this.zones, this.stale)}
    </tr>`;
  }

  #find = (event: Event): void => {
    this.search = (event.target as HTMLInputElement).value;
    this.scroller.scrollTop = 0;
  };

  #sort(column: TableColumn): void {
    const isIts = this.order.column === column;
    this.order = isIts ? { column, isDescending: !this.order.isDescending } : firstOrderOf(column);
  }

  #look = (): void => {
    this.firstRow = Math.floor(this.scroller.scrollTop / rowPx);
    this.seenRows = Math.ceil(this.scroller.clientHeight / rowPx);
  };

  #key = (event: KeyboardEvent): void => {
    if (event.target !== this.scroller) return;
    const page = Math.max(1, this.seenRows - 2);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -this.codes.length,
      End: this.codes.length,
    };
    const step = steps[event.key];
    if (step === undefined || this.codes.length === 0) return;
    event.preventDefault();
    const at = this.codes.indexOf(this.chosen);
    const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), this.codes.length - 1);
    const code = this.codes[next];
    if (code) this.#choose(code);
    this.#bringIntoSight(next);
  };

  #bringIntoSight(index: number): void {
    const [top, bottom] = [index * rowPx, (index + 2) * rowPx];
    const { scrollTop, clientHeight } = this.scroller;
    if (top < scrollTop) this.scroller.scrollTop = top;
    else if (bottom > scrollTop + clientHeight) this.scroller.scrollTop = bottom - clientHeight;
    this.#look();
  }

  #choose(code: string): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: code }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-hotspot-table': HotspotTable;
  }
}
