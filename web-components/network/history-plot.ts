import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HotspotHistory } from '../../server/hotspots/hotspots.contract.ts';
import { formatNumber, formatTime } from '../styles/format.ts';
import { areaPath, linePath, type PlotField, roundedUp, runsOf, xOf, yOf } from './plot-lines.ts';

const height = 144;
const hourMs = 3_600_000;

/** The clients of one hotspot in the last hour against what it serves well; the part above that in its own colour. */
@customElement('cw-history-plot')
export class HistoryPlot extends LitElement {
  @property({ attribute: false }) readings: HotspotHistory['readings'] = [];
  @property({ type: Number }) capacity = 1;
  /** The right edge, in milliseconds since 1970. */
  @property({ type: Number }) until = 0;
  @property({ type: Boolean, reflect: true }) stale = false;

  @state() private width = 0;

  readonly #resized = new ResizeObserver(() => {
    this.width = this.clientWidth;
  });

  static override styles = css`
    :host { display: block; height: 9rem; direction: ltr; }
    svg { display: block; overflow: visible; }
    text { font: var(--type-note); fill: var(--ink-2); font-variant-numeric: tabular-nums; }
    .axis { stroke: var(--line-strong); } .grid { stroke: var(--line); }
    .area { fill: var(--water); opacity: 0.28; }
    .line { fill: none; stroke: var(--water-deep); stroke-width: 2; stroke-linejoin: round; }
    .over { stroke: var(--load-over); stroke-width: 2.5; }
    .capacity { stroke: var(--load-over); stroke-dasharray: 3 3; } text.limit { fill: var(--load-over); }
    .last { fill: var(--water-deep); } .last.over { fill: var(--load-over); stroke: none; } text.now { fill: var(--ink); font-weight: 700; }
    :host([stale]) svg { filter: grayscale(1); opacity: 0.75; }
  `;

  override connectedCallback() {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  override render() {
    if (this.width === 0 || this.until === 0) return nothing;
    const highest = Math.max(this.capacity, ...this.readings.map(({ clients }) => clients));
    const [fromMs, most] = [this.until - hourMs, roundedUp(highest * 1.1)];
    const field = { left: 32, right: this.width - 34, top: 12, bottom: 122, fromMs, untilMs: this.until, most };
    return html`<svg viewBox="0 0 ${this.width} ${height}" width=${this.width} height=${height} role="img" aria-label=${this.#words()}>
      ${this.#frame(field)}${this.#lines(field)}${this.#last(field)}
    </svg>`;
  }

  #words(): string {
    const last = this.readings.at(-1);
    if (!last) return msg('No readings in the last hour');
    const [now, most] = [last.clients, Math.max(...this.readings.map(({ clients }) => clients))].map(formatNumber);
    return msg(
      str`Clients in the last hour: ${now} at the end, ${most} at most, capacity ${formatNumber(this.capacity)}`,
    );
  }

  #frame(field: PlotField) {
    const { left, right, most, fromMs } = field;
    const limit = yOf(field, this.capacity);
    return svg`
      ${[0, most / 2, most].map((value) => {
        const y = yOf(field, value);
        return svg`<path class=${value === 0 ? 'axis' : 'grid'} d="M${left} ${y}H${right}" /><text x=${left - 6} y=${y + 4} text-anchor="end">${formatNumber(value)}</text>`;
      })}
      <path class="capacity" d="M${left} ${limit}H${right}" />
      <text class="limit" x=${left + 4} y=${limit - 5}>${msg(str`capacity ${formatNumber(this.capacity)}`)}</text>
      ${[0, 1, 2, 3].map((third) => {
        const at = fromMs + (third * hourMs) / 3;
        const anchor = third === 0 ? 'start' : third === 3 ? 'end' : 'middle';
        return svg`<text x=${xOf(field, at)} y="140" text-anchor=${anchor}>${formatTime(new Date(at))}</text>`;
      })}`;
  }

  #lines(field: PlotField) {
    const runs = runsOf(this.readings, field);
    const line = runs.map(linePath).join('');
    const limit = yOf(field, this.capacity);
    return svg`
      <clipPath id="above"><path d="M0 0H${this.width}V${limit}H0Z" /></clipPath>
      <path class="area" d=${runs.map((run) => areaPath(run, field)).join('')} />
      <path class="line" d=${line} />
      <path class="line over" d=${line} clip-path="url(#above)" />`;
  }

  #last(field: PlotField) {
    const last = this.readings.at(-1);
    if (!last || Date.parse(last.at) < field.fromMs) return nothing;
    const x = Math.min(xOf(field, Date.parse(last.at)), field.right);
    const y = yOf(field, last.clients);
    const over = last.clients >= this.capacity ? ' over' : '';
    return svg`<circle class="last${over}" cx=${x} cy=${y} r="4" /><text class="now" x=${x + 8} y=${y + 4}>${formatNumber(last.clients)}</text>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-history-plot': HistoryPlot;
  }
}
