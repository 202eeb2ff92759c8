import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../elements/meter.ts';
import { base } from '../../styles/base.ts';
import { beam } from '../../styles/beam.ts';
import { cssProperties } from '../../styles/css-properties.ts';
import { formatNumber, inOtherLanguage, inPageLanguage } from '../../styles/format.ts';
import { loading } from '../../styles/loading.ts';
import { text } from '../../styles/text.ts';
import { type BoardZone, byPosition, fullness } from './board-state.ts';

/** How many are in each zone, as water against what it may hold. All zones are there, and what has no room is told. */
@customElement('cw-zone-levels')
export class ZoneLevels extends LitElement {
  @property({ attribute: false }) zones?: Readonly<Record<string, BoardZone>> | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;
  /** Rows further down, which no one sees before scrolling; on a wall, where nobody scrolls, those left out. */
  @state() private more = 0;

  readonly #resized = new ResizeObserver(() => this.#look());

  static override styles = [
    base,
    text,
    beam,
    loading,
    css`
      :host { display: block; min-height: 0; }
      .beam { display: flex; flex-direction: column; max-height: 100%; }
      ul { min-height: 0; overflow: hidden auto; }
      li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 var(--s3); padding-block: var(--s2); padding-inline-start: calc(var(--depth) * var(--s4)); align-items: baseline; min-height: 3.5rem; }
      cw-meter { grid-column: 1 / -1; --meter-height: 10px; margin-block-start: var(--s1); }
      .name { font-size: 1rem; }
      .number { white-space: nowrap; }
      b { font: 700 1.0625rem/1.5rem var(--font-ui); }
      small { font: var(--type-small); color: var(--ink-2); }
      .over b { color: var(--load-over); }
      .busy b { color: var(--refer-text); }
      .more { text-align: end; }
      :host([wall]) ul { display: flex; flex-flow: column wrap; overflow: hidden; }
      :host([wall]) li { width: 100%; min-height: 2.875rem; padding-block: 3px; }
      :host([wall]) .name { font-size: 1.125rem; }
      :host([wall]) b { font-size: 1.375rem; }
      :host([stale]) :is(li, b) { color: var(--stale-text); }
    `,
  ];

  override render() {
    return html`<section class="beam">
      <div class="head"><h2>${msg('Inside')}</h2><span class="small">${msg('people in fives, of what each may hold')}</span></div>
      <ul tabindex="0" aria-label=${msg('Inside')} @scroll=${this.#look}>${this.zones ? this.#rows(byPosition(this.zones)) : this.#waiting()}</ul>
      ${this.more > 0 ? html`<p class="more small quiet">${moreWords(this.more)}</p>` : nothing}
    </section>`;
  }

  override firstUpdated() {
    this.#resized.observe(this);
  }

  override updated() {
    this.#look();
  }

  readonly #look = () => {
    const list = this.renderRoot.querySelector('ul');
    if (!list) return;
    const room = list.getBoundingClientRect();
    const rows = [...list.children].map((row) => row.getBoundingClientRect());
    // The line that tells of more takes room itself: without it all might fit.
    const line = this.renderRoot.querySelector('.more')?.getBoundingClientRect().height ?? 0;
    const isAll = rows.reduce((sum, { height }) => sum + height, 0) <= room.height + line + 1;
    // Rows that a wall has no room for stand in a column beside the list.
    const isBeyond = ({ bottom, left, right }: DOMRect) =>
      bottom > room.bottom + 1 || left >= room.right - 1 || right <= room.left + 1;
    this.more = isAll ? 0 : rows.filter(isBeyond).length;
  };

  #rows(zones: [string, BoardZone][]) {
    if (zones.length === 0)
      return html`<li class="quiet">${msg('Zones appear here when an administrator has set up the venue.')}</li>`;
    return repeat(
      zones,
      ([id]) => id,
      ([, zone]) => this.#row(zone),
    );
  }

  #row(zone: BoardZone) {
    const { name, inside, capacity, depth } = zone;
    const other = inOtherLanguage(name);
    const share = fullness(zone) ?? 0;
    return html`<li class=${share > 0.95 ? 'over' : share > 0.8 ? 'busy' : ''} ${cssProperties({ '--depth': Math.min(depth, 4) })}>
      <span class="name cut" dir="auto">${inPageLanguage(name)}${other && html` <span class="quiet" lang=${other.lang}>${other.text}</span>`}</span>
      <bdi class="number"><b>${formatNumber(inside)}</b>
        ${capacity === undefined ? nothing : html`<small>${msg(str`of ${formatNumber(capacity)}`)}</small>`}
      </bdi>
      ${
        capacity === undefined
          ? nothing
          : html`<cw-meter label=${inPageLanguage(name)} value=${inside} max=${capacity} ?stale=${this.stale}></cw-meter>`
      }
    </li>`;
  }

  #waiting() {
    return Array.from(
      { length: 5 },
      () => html`<li><span class="load"></span><span class="load"></span><cw-meter></cw-meter></li>`,
    );
  }
}

const moreWords = (count: number): string =>
  count === 1 ? msg('1 more zone') : msg(str`${formatNumber(count)} more zones`);

declare global {
  interface HTMLElementTagNameMap {
    'cw-zone-levels': ZoneLevels;
  }
}
