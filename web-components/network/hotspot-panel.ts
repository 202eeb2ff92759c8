import { msg, str } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HotspotState } from '../../db/vocabulary.ts';
import type { HotspotHistory, HotspotLoad } from '../../server/hotspots/hotspots.contract.ts';
import '../elements/age.ts';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { formatNumber } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { type History, HistoryController } from './history-controller.ts';
import './history-plot.ts';
import type { Sight } from './sights.ts';
import { formatShare, placeOf, stateName, type ZoneNames } from './words.ts';

/** One hotspot: where it is, what it carries now, and its last hour. Always of the same height. */
@customElement('cw-hotspot-panel')
export class HotspotPanel extends LitElement {
  @property({ attribute: false }) sight?: Sight | undefined;
  @property({ attribute: false }) zones: ZoneNames = new Map();
  /** Names of levels by number. */
  @property({ attribute: false }) levels: ReadonlyMap<number, string> = new Map();
  @property({ type: Boolean, reflect: true }) stale = false;

  readonly #past = new HistoryController(this, () => this.sight?.hotspot.code);

  static override styles = [
    base,
    text,
    beam,
    loading,
    css`
      :host { display: block; min-height: 19rem; }
      .id { display: flex; align-items: center; gap: var(--s2); min-height: 2rem; }
      .id h2 { font: var(--type-title); overflow-wrap: anywhere; }
      .where { font: var(--type-small); color: var(--ink-2); min-height: 2.5rem; }
      .four { display: grid; grid-template-columns: repeat(4, auto); justify-content: space-between; gap: var(--s2); margin-block: var(--s2) var(--s3); min-height: 2.75rem; }
      .four div { font: var(--type-note); color: var(--ink-2); white-space: nowrap; }
      .four b { display: block; font: var(--type-title); color: var(--ink); }
      .four small { font: var(--type-small); color: var(--ink-2); }
      .four .hot b { color: var(--load-over); }
      .box { min-height: 9rem; display: grid; grid-template-columns: minmax(0, 1fr); align-content: center; }
      .box .load { width: 100%; height: 7rem; }
      .hint { color: var(--ink-2); }
      :host([stale]) :is(b, p, div, .hot b) { color: var(--stale-text); }
    `,
  ];

  override render() {
    const { sight } = this;
    if (!sight) {
      return html`<section class="beam"><p class="hint">${msg('Choose a hotspot on the map or in the table: its load and its last hour appear here.')}</p></section>`;
    }
    const { hotspot, state } = sight;
    const level = this.levels.get(hotspot.level) ?? msg(str`level ${formatNumber(hotspot.level)}`);
    return html`<section class="beam" aria-label=${msg('The chosen hotspot')}>
      <div class="id">
        <cw-mark kind=${state} ?plain=${this.stale}></cw-mark><h2>${hotspot.code}</h2><span class="small quiet">${stateName(state)}</span>
      </div>
      <p class="where"><span class="name" dir="auto">${placeOf(hotspot, this.zones)}</span> · ${level} · ${hotspot.carrier}</p>
      ${state === 'silent' ? this.#silence(sight) : this.#figures(sight)}
      <div class="box">${this.#hour(sight)}</div>
    </section>`;
  }

  #figures({ hotspot, load, share }: Sight) {
    const { clients = 0, rxMbps = 0, txMbps = 0, airtime } = load ?? {};
    const capacity = formatNumber(hotspot.capacityClients);
    return html`<div class="four">
      <div class=${(share ?? 0) >= 1 ? 'hot' : ''}><b>${formatNumber(clients)} <small>${msg(str`of ${capacity}`)}</small></b>${msg('clients')}</div>
      <div><b>${airtime === undefined ? '–' : formatShare(airtime)}</b>${msg('airtime')}</div>
      <div><b>${formatNumber(Math.round(rxMbps))}</b>${msg('Mbit/s in')}</div>
      <div><b>${formatNumber(Math.round(txMbps))}</b>${msg('Mbit/s out')}</div>
    </div>`;
  }

  #silence({ hotspot, load }: Sight) {
    if (!load?.silentSince) {
      return html`<div class="four"><div><b>–</b>${msg('not heard of')}</div></div>`;
    }
    const capacity = formatNumber(hotspot.capacityClients);
    return html`<div class="four">
      <div><b><cw-age since=${load.silentSince}></cw-age></b>${msg('silent for')}</div>
      <div><b>${formatNumber(load.clients)} <small>${msg(str`of ${capacity}`)}</small></b>${msg('clients when last heard')}</div>
    </div>`;
  }

  #hour({ hotspot, load, state }: Sight) {
    const { history } = this.#past;
    if (history.status === 'loading') return html`<span class="load" aria-busy="true"></span>`;
    if (history.status === 'failed') return html`<p class="hint" role="status">${history.sentence}</p>`;
    if (history.readings.length === 0) return html`<p class="hint">${msg('No readings in the last hour')}</p>`;
    const [untilMs, readings] = this.#untilNow(history, load, state);
    return html`<cw-history-plot
      .readings=${readings}
      capacity=${hotspot.capacityClients}
      until=${untilMs}
      ?stale=${this.stale}
    ></cw-history-plot>`;
  }

  /** What was fetched a moment ago, carried on to what the hotspot carries now. */
  #untilNow(
    { readings, untilMs }: Extract<History, { status: 'ready' }>,
    load: HotspotLoad | undefined,
    state: HotspotState,
  ): [number, HotspotHistory['readings']] {
    if (this.stale || !load || state === 'silent') return [untilMs, readings];
    const nowMs = Date.now();
    return [nowMs, [...readings, { ...load, at: new Date(nowMs).toISOString() }]];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-hotspot-panel': HotspotPanel;
  }
}
