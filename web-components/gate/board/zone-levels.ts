import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../elements/meter.ts';
import { base } from '../../styles/base.ts';
import { beam } from '../../styles/beam.ts';
import { cssProperties } from '../../styles/css-properties.ts';
import { formatNumber, inOtherLanguage, inPageLanguage } from '../../styles/format.ts';
import { loading } from '../../styles/loading.ts';
import { text } from '../../styles/text.ts';
import { type BoardZone, byPosition, fullness } from './board-state.ts';

/** A large building has hundreds of rooms: more than so many are shown only where somebody is. */
const showAllUpTo = 12;

/** How many are in each zone, as water against what it may hold. */
@customElement('cw-zone-levels')
export class ZoneLevels extends LitElement {
  @property({ attribute: false }) zones?: Readonly<Record<string, BoardZone>> | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;

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
      :host([wall]) ul { overflow: hidden; }
      :host([wall]) li { min-height: 2.875rem; padding-block: 3px; }
      :host([wall]) .name { font-size: 1.125rem; }
      :host([wall]) b { font-size: 1.375rem; }
      :host([stale]) :is(li, b) { color: var(--stale-text); }
    `,
  ];

  override render() {
    return html`<section class="beam">
      <div class="head"><h2>${msg('Inside')}</h2><span class="small">${msg('of what each may hold')}</span></div>
      <ul tabindex="0" aria-label=${msg('Inside')}>${this.zones ? this.#rows(byPosition(this.zones)) : this.#waiting()}</ul>
    </section>`;
  }

  #rows(zones: [string, BoardZone][]) {
    const shown =
      zones.length <= showAllUpTo ? zones : zones.filter(([, { depth, inside }]) => depth === 0 || inside > 0);
    if (shown.length === 0)
      return html`<li class="quiet">${msg('Zones appear here when an administrator has set up the venue.')}</li>`;
    return repeat(
      shown,
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
      <span class="number"><b>${formatNumber(inside)}</b>
        ${capacity === undefined ? nothing : html`<small>${msg(str`of ${formatNumber(capacity)}`)}</small>`}
      </span>
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

declare global {
  interface HTMLElementTagNameMap {
    'cw-zone-levels': ZoneLevels;
  }
}
