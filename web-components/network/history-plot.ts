import { msg, str } from '@lit/localize';
import { css, html, LitElement, type PropertyValues, unsafeCSS } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type uPlot from 'uplot';
import plotStyles from 'uplot/dist/uPlot.min.css?inline';
import { type MapPalette, readPalette } from '../map/map-palette.ts';
import { formatNumber, formatTime } from '../styles/format.ts';
import { type PlotPoints, roundedUp } from './plot-points.ts';

/** Fetched when the first plot is shown. */
const library = () => import('uplot').then(({ default: Plot }) => Plot);

/** What a plot is drawn from. */
interface Drawn {
  readonly palette: MapPalette;
  readonly font: string;
  readonly limit: number | undefined;
  readonly most: number;
}

/**
 * One figure of a hotspot over time, as water with its surface; above the limit in the colour of overload, with the
 * last value written at its end. Time runs left to right in every script.
 */
@customElement('cw-history-plot')
export class HistoryPlot extends LitElement {
  @property({ attribute: false }) points: PlotPoints = { times: [], values: [] };
  /** What it can carry; none where there is no such thing. */
  @property({ type: Number }) limit?: number | undefined;
  /** The edges, in milliseconds since 1970. */
  @property({ type: Number }) from = 0;
  @property({ type: Number }) until = 0;
  /** What is drawn, in words: for who does not see it. */
  @property() label = '';
  /** Without hours under it, for one that stands over another. */
  @property({ type: Boolean, attribute: 'without-hours' }) withoutHours = false;
  @property({ type: Boolean, reflect: true }) stale = false;

  @query('.plot') private readonly box!: HTMLElement;

  #plot: uPlot | undefined;
  #drawn: Drawn | undefined;
  readonly #resized = new ResizeObserver(() => this.#resize());
  readonly #themed = new MutationObserver(() => this.#renew());

  static override styles = [
    unsafeCSS(plotStyles),
    css`
      :host { display: block; position: relative; height: var(--plot-height, 9rem); direction: ltr; }
      /* Out of the flow: the canvas has the width of its place, and must not hold that open. */
      .plot { position: absolute; inset: 0; }
      .uplot { font: var(--type-note); font-variant-numeric: tabular-nums; }
      :host([stale]) .plot { filter: grayscale(1); opacity: 0.75; }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    this.#resized.observe(this);
    this.#themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#themed.disconnect();
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  override render() {
    return html`<div class="plot" role="img" aria-label=${this.label}></div>`;
  }

  override updated(changed: PropertyValues) {
    const isOther = changed.has('limit') || changed.has('withoutHours');
    if (this.#plot && !isOther && this.#most() === this.#drawn?.most) this.#plot.setData(this.#data);
    else void this.#renew();
  }

  get #data(): uPlot.AlignedData {
    return [this.points.times, this.points.values];
  }

  #most(): number {
    const highest = this.points.values.reduce<number>((most, value) => Math.max(most, value ?? 0), this.limit ?? 0);
    return roundedUp(highest * 1.1);
  }

  #renew = async (): Promise<void> => {
    const Plot = await library();
    if (!this.isConnected || this.clientWidth === 0) return;
    this.#plot?.destroy();
    const font = `12px ${getComputedStyle(this).getPropertyValue('--font-ui')}`;
    this.#drawn = { palette: readPalette(this), font, limit: this.limit, most: this.#most() };
    const size = { width: this.clientWidth, height: this.clientHeight };
    const edges = (): [number, number] => [this.from / 1000, this.until / 1000];
    this.#plot = new Plot(optionsOf(this.#drawn, edges, size, this.withoutHours), this.#data, this.box);
  };

  #resize(): void {
    if (this.clientWidth === 0) return;
    if (this.#plot) this.#plot.setSize({ width: this.clientWidth, height: this.clientHeight });
    else void this.#renew();
  }
}

function optionsOf(
  drawn: Drawn,
  edges: () => [number, number],
  size: { width: number; height: number },
  withoutHours: boolean,
): uPlot.Options {
  const { palette, font, most } = drawn;
  const plain = { stroke: palette['ink-2'], font, ticks: { show: false } };
  return {
    ...size,
    padding: [12, 44, withoutHours ? 6 : 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: true, range: edges }, y: { range: [0, most] } },
    axes: [
      {
        ...plain,
        size: withoutHours ? 1 : 22,
        gap: 4,
        grid: { show: false },
        border: { show: true, stroke: palette['line-strong'], width: 1 },
        splits: ({ scales: { x } }) =>
          [0, 1, 2, 3].map((third) => (x?.min ?? 0) + (((x?.max ?? 0) - (x?.min ?? 0)) * third) / 3),
        values: (_, times) => (withoutHours ? [] : times.map((at) => formatTime(new Date(at * 1000)))),
      },
      {
        ...plain,
        size: 40,
        gap: 6,
        grid: { stroke: palette.line, width: 1 },
        splits: () => (size.height > 100 ? [0, most / 2, most] : [0, most]),
        values: (_, values) => values.map((value) => formatNumber(value)),
      },
    ],
    series: [
      {},
      {
        width: 2,
        spanGaps: false,
        points: { show: false },
        stroke: (plot) => strokeOf(plot, drawn),
        fill: `color-mix(in srgb, ${palette.water} 28%, transparent)`,
      },
    ],
    hooks: { draw: [(plot) => drawLimit(plot, drawn), (plot) => drawLast(plot, drawn)] },
  };
}

/** Below the limit the surface of water, from it on the colour of overload. */
function strokeOf(plot: uPlot, { palette, limit }: Drawn): string | CanvasGradient {
  if (limit === undefined) return palette['water-deep'];
  const { top, height } = plot.bbox;
  if (!(height > 0)) return palette['water-deep'];
  const at = Math.min(Math.max((plot.valToPos(limit, 'y', true) - top) / height, 0), 1);
  const gradient = plot.ctx.createLinearGradient(0, top, 0, top + height);
  gradient.addColorStop(0, palette['load-over']);
  gradient.addColorStop(at, palette['load-over']);
  gradient.addColorStop(at, palette['water-deep']);
  gradient.addColorStop(1, palette['water-deep']);
  return gradient;
}

function drawLimit(plot: uPlot, { palette, font, limit }: Drawn): void {
  if (limit === undefined) return;
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio || 1;
  const y = plot.valToPos(limit, 'y', true);
  ctx.save();
  ctx.strokeStyle = palette['load-over'];
  ctx.lineWidth = ratio;
  ctx.setLineDash([3 * ratio, 3 * ratio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  write(
    ctx,
    msg(str`capacity ${formatNumber(limit)}`),
    [bbox.left + 4 * ratio, y - 5 * ratio],
    font,
    palette['load-over'],
  );
  ctx.restore();
}

function drawLast(plot: uPlot, { palette, font, limit }: Drawn): void {
  const [times, values] = plot.data;
  const index = (values?.length ?? 0) - 1;
  const [time, value] = [times[index], values?.[index]];
  if (time === undefined || value === undefined || value === null) return;
  const ratio = devicePixelRatio || 1;
  const [x, y] = [plot.valToPos(time, 'x', true), plot.valToPos(value, 'y', true)];
  const { ctx } = plot;
  ctx.save();
  ctx.fillStyle = palette[limit !== undefined && value >= limit ? 'load-over' : 'water-deep'];
  ctx.beginPath();
  ctx.arc(x, y, 4 * ratio, 0, 2 * Math.PI);
  ctx.fill();
  write(ctx, formatNumber(Math.round(value)), [x + 8 * ratio, y + 4 * ratio], `bold ${font}`, palette.ink);
  ctx.restore();
}

function write(
  context: CanvasRenderingContext2D,
  text: string,
  [x, y]: readonly [number, number],
  font: string,
  colour: string,
): void {
  const ratio = devicePixelRatio || 1;
  context.font = font.replace('12px', `${12 * ratio}px`);
  context.fillStyle = colour;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillText(text, x, y);
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-history-plot': HistoryPlot;
  }
}
