import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../elements/age.ts';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { formatList, formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import './hotspot-past.ts';
import type { Sight } from './sights.ts';
import { bandName, bandsName, formatShare, placeOf, standingOf, type ZoneNames } from './words.ts';

/**
 * One hotspot: where it is, what it carries now, and its past. Always of the same height. Event `look` with its row, to
 * show it on the map.
 */
@customElement('cw-hotspot-panel')
export class HotspotPanel extends LitElement {
  @property({ attribute: false }) sight?: Sight | undefined;
  @property({ attribute: false }) zones: ZoneNames = new Map();
  /** Names of levels by number. */
  @property({ attribute: false }) levels: ReadonlyMap<number, string> = new Map();
  @property({ type: Boolean, reflect: true }) stale = false;
  /** Of which moment it is, where it is old: ages stand still there. ISO 8601. */
  @property({ attribute: false }) until?: string | undefined;

  static override styles = [
    base,
    text,
    beam,
    css`
      :host { display: block; min-height: 27.5rem; }
      .id { display: flex; align-items: center; gap: var(--s2); min-height: 2rem; }
      .id h2 { font: var(--type-title); overflow-wrap: anywhere; }
      .id button { margin-inline-start: auto; min-height: 1.5rem; padding: 0; border: 0; background: none; color: var(--accent); font: 700 0.8125rem/1.25rem var(--font-ui); white-space: nowrap; cursor: pointer; }
      .where { font: var(--type-small); color: var(--ink-2); min-height: 2.5rem; }
      .four { display: grid; grid-template-columns: repeat(4, auto); justify-content: space-between; gap: var(--s2); margin-block: var(--s2); min-height: 2.75rem; }
      .four div { font: var(--type-note); color: var(--ink-2); white-space: nowrap; }
      .four b { display: block; font: var(--type-title); color: var(--ink); }
      .four small { font: var(--type-small); color: var(--ink-2); }
      .four .hot b { color: var(--load-over); }
      .by { font: var(--type-small); color: var(--ink-2); min-height: 1.25rem; margin-block-end: var(--s2); }
      .bands { white-space: nowrap; }
      .hint { color: var(--ink-2); }
      :host([stale]) :is(b, p, div, .hot b) { color: var(--stale-text); }
      @media (max-height: 960px) and (min-width: 761px) { :host { min-height: 23.25rem; } }
      @media (max-width: 760px) { :host { min-height: 0; } }
      @media (pointer: coarse) { .id button { min-height: var(--hit); } }
    `,
  ];

  override render() {
    const { sight } = this;
    if (!sight) {
      return html`<section class="beam"><p class="hint">${msg('Choose a hotspot on the map or in the table: its load and its last hour appear here.')}</p></section>`;
    }
    const { hotspot, state } = sight;
    const standing = standingOf(sight);
    const level = this.levels.get(hotspot.level) ?? msg(str`level ${formatNumber(hotspot.level)}`);
    const bands = bandsName(hotspot.bands);
    return html`<section class="beam" aria-label=${msg('The chosen hotspot')}>
      <div class="id">
        <cw-mark kind=${standing.mark} ?plain=${this.stale}></cw-mark><h2>${hotspot.code}</h2><span class="small quiet">${[standing.state, standing.doubt].filter(Boolean).join(', ')}</span>
        <button type="button" @click=${this.#look}>${msg('Show on the map')}</button>
      </div>
      <p class="where"><span class="name" dir="auto">${placeOf(hotspot, this.zones)}</span> · ${level} · <bdi>${hotspot.carrier}</bdi> · <span class="bands">${bands}</span></p>
      ${state === 'silent' ? this.#silence(sight) : this.#figures(sight)}
      <p class="by">${this.#bands(sight)}</p>
      <cw-hotspot-past .sight=${sight} ?stale=${this.stale}></cw-hotspot-past>
    </section>`;
  }

  #figures({ hotspot, share, clients, airtime, rxMbps, txMbps }: Sight) {
    const capacity = formatNumber(hotspot.capacityClients);
    const rate = (mbps: number | undefined) => (mbps === undefined ? '–' : formatNumber(Math.round(mbps)));
    return html`<div class="four">
      <div class=${(share ?? 0) >= 1 ? 'hot' : ''}><b><bdi>${clients === undefined ? '–' : formatNumber(clients)} <small>${msg(str`of ${capacity}`)}</small></bdi></b>${msg('clients')}</div>
      <div><b>${airtime === undefined ? '–' : formatShare(airtime)}</b>${msg('airtime')}</div>
      <div><b>${rate(rxMbps)}</b>${msg('Mbit/s in')}</div>
      <div><b>${rate(txMbps)}</b>${msg('Mbit/s out')}</div>
    </div>`;
  }

  #silence({ hotspot, silentSince, clients }: Sight) {
    if (!silentSince) {
      return html`<div class="four"><div><b>–</b>${msg('no report for a day or longer')}</div></div>`;
    }
    const capacity = formatNumber(hotspot.capacityClients);
    return html`<div class="four">
      <div><b><cw-age since=${silentSince} .until=${this.until}></cw-age></b>${msg('silent for')}</div>
      <div><b><bdi>${clients === undefined ? '–' : formatNumber(clients)} <small>${msg(str`of ${capacity}`)}</small></bdi></b>${msg('clients when last heard')}</div>
    </div>`;
  }

  /** Its clients by band, where it tells; of what is counted from accounting, that it is. */
  #bands({ hotspot, bandClients, state, isCounted }: Sight) {
    if (isCounted) return msg('Counted from accounting: no collector tells of it.');
    if (state === 'silent') return nothing;
    const told = hotspot.bands.flatMap((band) => {
      const clients = bandClients[band];
      if (clients === undefined) return [];
      const [name, count] = [bandName(band), formatNumber(clients)];
      return [msg(str`${count} on ${name}`)];
    });
    return told.length > 0 ? formatList(told) : msg('It does not report its clients by band.');
  }

  #look = (): void => {
    this.dispatchEvent(new CustomEvent('look', { detail: this.sight?.row }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-hotspot-panel': HotspotPanel;
  }
}
