import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { serverNowMs } from '../elements/server-time.ts';
import { base } from '../styles/base.ts';
import { formatNumber, formatTime } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { type History, HistoryController } from './history-controller.ts';
import './history-plot.ts';
import { mapControls } from '../map/map-controls.ts';
import { type PastReading, pointsOf, sampleReadings } from './plot-points.ts';
import { rateOf, type Sight } from './sights.ts';
import { formatRate } from './words.ts';

const hourMs = 3_600_000;
/** Lines of the table that says the same to who does not see the plots. */
const stretches = 12;

/** The past of one hotspot up to now: clients against capacity, and what passed through it. Always of the same height. */
@customElement('cw-hotspot-past')
export class HotspotPast extends LitElement {
  @property({ attribute: false }) sight?: Sight | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;

  @state() private hours = 1;

  readonly #past = new HistoryController(this, () => {
    const code = this.sight?.hotspot.code;
    return code === undefined ? undefined : { code, hours: this.hours };
  });

  static override styles = [
    base,
    text,
    loading,
    mapControls,
    css`
      :host { display: block; min-height: 16.25rem; }
      .of { display: flex; align-items: center; justify-content: space-between; gap: var(--s3); min-height: 2.5rem; }
      .of h3 { font: 700 0.8125rem/1.25rem var(--font-ui); color: var(--ink-2); }
      .of .group { position: static; }
      .of .group button { min-height: 1.75rem; min-width: 0; }
      .rate { --plot-height: 4.75rem; }
      .box { display: grid; align-content: center; min-height: 13.75rem; }
      .box .load { width: 100%; height: 10rem; }
      .hint { color: var(--ink-2); }
      table { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
      :host([stale]) :is(p, h3) { color: var(--stale-text); }
      @media (max-height: 960px) and (min-width: 761px) {
        :host { min-height: 12rem; }
        .box { min-height: 9.5rem; }
        .box .load { height: 7rem; }
        cw-history-plot { --plot-height: 6.25rem; }
        .rate { --plot-height: 3.25rem; }
      }
      @media (pointer: coarse) { .of .group button { min-height: var(--hit); } }
    `,
  ];

  override render() {
    const { sight, hours } = this;
    if (!sight) return nothing;
    const button = (its: number, word: string) =>
      html`<button type="button" aria-pressed=${hours === its} @click=${() => {
        this.hours = its;
      }}>${word}</button>`;
    return html`
      <div class="of">
        <h3>${this.hours === 1 ? msg('Clients, and Mbit/s below') : msg('Each minute: most clients, mean Mbit/s')}</h3>
        <div class="group" role="group" aria-label=${msg('How far back')}>${button(1, msg('Hour'))}${button(24, msg('Day'))}</div>
      </div>
      <div class="box">${this.#box(sight, this.#past.history)}</div>
    `;
  }

  #box(sight: Sight, history: History) {
    if (history.status === 'loading') return html`<span class="load" aria-busy="true"></span>`;
    if (history.status === 'failed') return html`<p class="hint" role="status">${history.sentence}</p>`;
    const [untilMs, readings] = this.#untilNow(sight, history);
    const fromMs = untilMs - this.hours * hourMs;
    const seen = readings.filter(({ at }) => Date.parse(at) >= fromMs);
    if (seen.length === 0) {
      return html`<p class="hint">${this.hours === 1 ? msg('No readings in the last hour') : msg('No readings in the last day')}</p>`;
    }
    const span = { fromMs, untilMs };
    const { capacityClients } = sight.hotspot;
    return html`
      <cw-history-plot
        .points=${pointsOf(seen, ({ clients }) => clients, span)}
        limit=${capacityClients}
        from=${fromMs}
        until=${untilMs}
        without-hours
        label=${this.#words(seen, capacityClients)}
        ?stale=${this.stale}
      ></cw-history-plot>
      <cw-history-plot
        class="rate"
        .points=${pointsOf(seen, rateOf, span)}
        from=${fromMs}
        until=${untilMs}
        label=${msg('Mbit/s, both ways')}
        ?stale=${this.stale}
      ></cw-history-plot>
      ${this.#table(sampleReadings(seen, fromMs, untilMs, stretches))}
    `;
  }

  /** What was fetched a moment ago, carried on to what the hotspot carries now. */
  #untilNow(sight: Sight, history: Extract<History, { status: 'ready' }>): [number, readonly PastReading[]] {
    const { state, clients, rxMbps, txMbps } = sight;
    if (this.stale || state === 'silent' || clients === undefined) return [history.untilMs, history.readings];
    const nowMs = serverNowMs();
    return [nowMs, [...history.readings, { at: new Date(nowMs).toISOString(), clients, rxMbps, txMbps }]];
  }

  #words(readings: readonly PastReading[], capacity: number): string {
    const most = Math.max(...readings.map(({ clients }) => clients));
    const [now, highest, limit] = [readings.at(-1)?.clients ?? 0, most, capacity].map(formatNumber);
    return msg(str`Clients: ${now} at the end, ${highest} at most, capacity ${limit}`);
  }

  #table(readings: readonly PastReading[]) {
    return html`<table>
      <caption>${msg('The same in figures')}</caption>
      <tr><th scope="col">${msg('Time')}</th><th scope="col">${msg('Clients')}</th><th scope="col">${msg('Both ways')}</th></tr>
      ${readings.map((reading) => {
        const rate = rateOf(reading);
        return html`<tr><th scope="row">${formatTime(reading.at)}</th><td>${formatNumber(reading.clients)}</td><td>${rate === undefined ? '–' : formatRate(rate)}</td></tr>`;
      })}
    </table>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-hotspot-past': HotspotPast;
  }
}
