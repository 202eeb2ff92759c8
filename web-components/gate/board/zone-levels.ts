import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../elements/meter.ts';
import { RowsInSight } from '../../elements/rows-in-sight.ts';
import { base } from '../../styles/base.ts';
import { beam } from '../../styles/beam.ts';
import { cssProperties } from '../../styles/css-properties.ts';
import { formatNumber, inOtherLanguage, inPageLanguage } from '../../styles/format.ts';
import { loading } from '../../styles/loading.ts';
import { text } from '../../styles/text.ts';
import { type BoardZone, byPosition, fullness } from './board-state.ts';
import { wallListStyles } from './wall-list.styles.ts';

/** How many are in each zone, as water against what it may hold. All zones are there, and what has no room is told. */
@customElement('cw-zone-levels')
export class ZoneLevels extends LitElement {
  @property({ attribute: false }) zones?: Readonly<Record<string, BoardZone>> | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;

  @query('ul') private readonly list!: HTMLElement | null;

  /** Of rows further down, which no one sees before scrolling; on a wall, where nobody scrolls, of those left out. */
  readonly #sight = new RowsInSight(this, () => this.list);

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
      .more { text-align: end; min-height: 1.25rem; }
      :host([wall]) li { min-height: 2.875rem; padding-block: 3px; }
      :host([wall]) cw-meter { --meter-height: 8px; margin-block-start: 0; }
      :host([wall]) .name { font-size: 1.125rem; }
      :host([wall]) b { font-size: 1.375rem; }
      @media (max-width: 900px) { .more:empty { display: none; } }
      :host([stale]) :is(li, b) { color: var(--stale-text); }
    `,
    wallListStyles,
  ];

  override render() {
    return html`<section class="beam">
      <div class="head"><h2>${msg('Inside')}</h2><span class="small">${msg('people in fives, of what each may hold')}</span></div>
      <ul tabindex="0" aria-label=${msg('Inside')} @scroll=${this.#sight.look}>${this.zones ? this.#rows(byPosition(this.zones)) : this.#waiting()}</ul>
      <p class="more small quiet">${this.#sight.more > 0 ? moreWords(this.#sight.more) : nothing}</p>
    </section>`;
  }

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
