import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../elements/age.ts';
import { RowsInSight } from '../../elements/rows-in-sight.ts';
import { base } from '../../styles/base.ts';
import { beam } from '../../styles/beam.ts';
import { formatNumber, inPageLanguage } from '../../styles/format.ts';
import { loading } from '../../styles/loading.ts';
import { text } from '../../styles/text.ts';
import { type BoardStation, byLongestWait, byNumber, type StationsState } from './board-state.ts';
import { wallListStyles } from './wall-list.styles.ts';

const strokesAtMost = 15;

/**
 * Who waits at each station, one stroke a person, and for how long the first of them. Where a wall has no room for all,
 * those stand first at which somebody has waited longest, and it says how many more there are.
 */
@customElement('cw-station-tallies')
export class StationTallies extends LitElement {
  @property({ attribute: false }) stations?: StationsState['stations'] | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;
  /** Of which moment it is, where it is old: waits stand still there. ISO 8601. */
  @property({ attribute: false }) until?: string | undefined;

  @query('ul') private readonly list!: HTMLElement | null;

  readonly #sight = new RowsInSight(this, () => this.list);

  static override styles = [
    base,
    text,
    beam,
    loading,
    css`
      :host { display: block; min-height: 0; }
      ul { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr) minmax(3.5rem, auto) minmax(3rem, auto); column-gap: var(--s3); }
      li { grid-column: 1 / -1; display: grid; grid-template-columns: subgrid; align-items: center; border-block-end: 1px solid var(--line); min-height: 2.75rem; }
      li:last-child { border: 0; }
      .n { font: 700 1.125rem/1.5rem var(--font-ui); }
      .where { font-size: 0.875rem; line-height: 1.25rem; color: var(--ink-2); }
      .tally { display: flex; gap: 3px; align-items: center; }
      .tally i { width: 4px; height: 1rem; background: var(--ink); }
      .tally b { font: 700 0.9375rem/1.25rem var(--font-ui); margin-inline-start: var(--s1); }
      cw-age { font-weight: 700; text-align: end; }
      .nobody { text-align: end; font: var(--type-small); color: var(--ink-2); }
      @media (max-width: 1240px) { .where { font-size: 0.8125rem; line-height: 1.125rem; white-space: normal; max-height: 2.25rem; } }
      @media (max-height: 840px) and (min-width: 901px) { li { min-height: 2.375rem; } }
      .more { display: none; }
      :host([wall]) li { min-height: 1.9375rem; }
      :host([wall]) .where { font-size: 1rem; white-space: nowrap; }
      :host([wall]) .tally i { width: 5px; }
      :host([wall]) cw-age { font-size: 1.125rem; }
      :host([stale]) :is(li, .where, .nobody) { color: var(--stale-text); }
      :host([stale]) .tally i { background: var(--stale-text); }
    `,
    wallListStyles,
  ];

  override render() {
    const { more } = this.#sight;
    return html`<section class="beam">
      <div class="head"><h2>${msg('Stations')}</h2><span class="small">${msg('one stroke a person, longest wait')}</span></div>
      <ul>${this.stations ? this.#rows(more > 0 ? byLongestWait(this.stations) : byNumber(this.stations)) : html`<li><span></span><span class="load"></span></li>`}</ul>
      <p class="more small quiet">${more > 0 ? moreWords(more) : nothing}</p>
    </section>`;
  }

  #rows(stations: [string, BoardStation][]) {
    if (stations.length === 0) return html`<li class="quiet">${msg('There are no stations yet.')}</li>`;
    return repeat(
      stations,
      ([id]) => id,
      ([, station]) => this.#row(station),
    );
  }

  #row({ number, place, waiting, oldestAt }: BoardStation) {
    const strokes = Math.min(waiting, strokesAtMost);
    return html`<li>
      <span class="n">${number}</span>
      <span class="where name cut" dir="auto">${inPageLanguage(place)}</span>
      <span class="tally" role="img" aria-label=${msg(str`Waiting: ${formatNumber(waiting)}`)}>
        ${Array.from({ length: strokes }, () => html`<i></i>`)}${waiting > strokes ? html`<b>${formatNumber(waiting)}</b>` : nothing}
      </span>
      ${waiting === 0 ? html`<span class="nobody">${msg('nobody')}</span>` : html`<cw-age since=${oldestAt ?? nothing} .until=${this.until}></cw-age>`}
    </li>`;
  }
}

const moreWords = (count: number): string =>
  count === 1 ? msg('1 more station') : msg(str`${formatNumber(count)} more stations`);

declare global {
  interface HTMLElementTagNameMap {
    'cw-station-tallies': StationTallies;
  }
}
