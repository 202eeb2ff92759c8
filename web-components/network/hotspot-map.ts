import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { HotspotState } from '../../db/vocabulary.ts';
import type { MapLevel } from '../../server/wayfinding/wayfinding.contract.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { cssProperties } from '../styles/css-properties.ts';
import { formatNumber, inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { nearestTo } from './hotspot-marks.ts';
import { mapControls } from './map-controls.ts';
import { MapGestures, type Movable } from './map-gestures.ts';
import { readPalette, type Stand } from './map-palette.ts';
import { MapScene } from './map-scene.ts';
import { type Box, fitView, type Size, scaleBar, type View } from './projection.ts';
import { countStates, type Sight } from './sights.ts';

const pressWithinPx = 22;

/**
 * All hotspots where they are, over the venue as it is drawn. Three canvases: the paper, the marks over it, the names
 * over them; a reading repaints the marks alone. Event `choose` with the code of a hotspot.
 */
@customElement('cw-hotspot-map')
export class HotspotMap extends LitElement implements Movable {
  @property({ attribute: false }) levels: readonly MapLevel[] = [];
  @property({ attribute: false }) sights: readonly Sight[] = [];
  @property() chosen = '';
  @property({ attribute: false }) only?: HotspotState | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;

  @state() private level?: number | undefined;
  @state() private current: View = { x: 0, y: 0, scale: 0.5 };

  @query('.paper') private readonly paperCanvas!: HTMLCanvasElement;
  @query('.names') private readonly namesCanvas!: HTMLCanvasElement;
  @query('.marks') private readonly marksCanvas!: HTMLCanvasElement;

  size: Size = { width: 0, height: 0 };
  bounds: Box = { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  readonly #scene = new MapScene();
  #gestures?: MapGestures;
  #isFitted = false;
  #paintsPaper = true;
  #frame: number | undefined;
  readonly #resized = new ResizeObserver(() => this.#measure());
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');

  static override styles = [
    base,
    text,
    mapControls,
    css`
      :host { display: block; position: relative; overflow: hidden; background: var(--map-ground); }
      canvas { position: absolute; inset: 0; width: 100%; height: 100%; direction: ltr; }
      .names { pointer-events: none; }
      .marks { touch-action: none; cursor: grab; }
      .marks:active { cursor: grabbing; }
      .marks:focus-visible { outline-offset: -3px; }
      .levels { inset-block-start: var(--control-top, var(--s3)); inset-inline-start: var(--s4); max-width: calc(100% - 2 * var(--s4)); overflow-x: auto; }
      .levels button { white-space: nowrap; }
      @media (max-width: 760px) { .levels { inset-block-start: calc(var(--control-top, var(--s3)) + 3.25rem); } }
      .nearness { inset-block-end: var(--s4); inset-inline-end: var(--s4); }
      .scale { position: absolute; inset-block-end: var(--s3); inset-inline-start: var(--s3); padding: var(--s1) var(--s2); font: var(--type-note); color: var(--ink-2); background: var(--map-ground); }
      .scale::before { content: ''; display: block; width: var(--length); height: 5px; border: 1.5px solid var(--ink-2); border-block-start: 0; margin-block-end: 2px; }
    `,
  ];

  /** What is shown, from outside as well. */
  get view(): View {
    return this.current;
  }

  set view(view: View) {
    this.current = view;
    this.#paintsPaper = true;
  }

  get whole(): View {
    return fitView(this.bounds, this.size, this.size.width < 760 ? 12 : 28);
  }

  /** Brings these hotspots into view, on a level that shows them all. */
  lookAt(sights: readonly Sight[]): void {
    const levels = new Set(sights.map(({ hotspot }) => hotspot.level));
    if (this.level !== undefined && (levels.size > 1 || !levels.has(this.level))) this.level = undefined;
    const box = this.#scene.boxAround(sights);
    if (box) this.view = fitView(box, this.size, 96, 3);
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#resized.observe(this);
    this.#scheme.addEventListener('change', this.#recolour);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#scheme.removeEventListener('change', this.#recolour);
    this.#resized.disconnect();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  override firstUpdated() {
    this.#gestures = new MapGestures(this.marksCanvas, this);
  }

  override willUpdate(changed: PropertyValues) {
    const isLaid = changed.has('levels') || (this.#scene.marked.length === 0 && this.sights.length > 0);
    const isMarked = isLaid || ['sights', 'only', 'level'].some((name) => changed.has(name));
    if (isLaid) this.#scene.lay(this.levels, this.sights);
    if (isMarked) this.#scene.mark(this.sights, this.level, this.only);
    if (isLaid) this.#isFitted = false;
    if (!this.#isFitted) this.#fit();
    if (isLaid || changed.has('level')) this.#paintsPaper = true;
  }

  override updated() {
    this.#frame ??= requestAnimationFrame(() => this.#paint());
  }

  override render() {
    const counts = countStates(this.sights);
    const [all, over, silent] = [this.sights.length, counts.overloaded, counts.silent].map(formatNumber);
    return html`
      <canvas class="paper" aria-hidden="true"></canvas>
      <canvas
        class="marks"
        tabindex="0"
        role="application"
        aria-roledescription=${msg('map')}
        aria-label=${msg(str`${all} hotspots on the map of the venue, ${over} overloaded, ${silent} silent. The table lists the same ones.`)}
        aria-description=${msg('Arrows move, plus and minus come nearer and go farther, 0 shows all, Enter chooses the hotspot in the middle.')}
      ></canvas>
      <canvas class="names" aria-hidden="true"></canvas>
      ${this.levels.length > 1 ? this.#levelButtons() : nothing}
      <div class="group column nearness">
        <button type="button" aria-label=${msg('Nearer')} @click=${() => this.#gestures?.nearer()}><cw-icon name="plus"></cw-icon></button>
        <button type="button" aria-label=${msg('Farther')} @click=${() => this.#gestures?.farther()}><cw-icon name="minus"></cw-icon></button>
        <button type="button" aria-label=${msg('Show all')} @click=${() => this.#gestures?.showAll()}><cw-icon name="scanner"></cw-icon></button>
      </div>
      ${this.#scale()}
    `;
  }

  #levelButtons() {
    const button = (level: number | undefined, name: string) =>
      html`<button type="button" aria-pressed=${this.level === level} @click=${() => {
        this.level = level;
      }}>${name}</button>`;
    return html`<div class="group levels" role="group" aria-label=${msg('Level')}>
      ${button(undefined, msg('All levels'))}
      ${this.levels.map(({ level, name }) => button(level, inPageLanguage(name)))}
    </div>`;
  }

  #scale() {
    const { metres, px } = scaleBar(this.current, 90);
    const length = metres >= 1000 ? msg(str`${formatNumber(metres / 1000)} km`) : msg(str`${formatNumber(metres)} m`);
    return html`<span class="scale" ${cssProperties({ '--length': `${px.toFixed(1)}px` })}>${length}</span>`;
  }

  pressed(point: readonly [number, number]): void {
    const hotspot = nearestTo(this.#scene.marked, point, this.current, this.size, pressWithinPx);
    if (hotspot) this.dispatchEvent(new CustomEvent('choose', { detail: hotspot.code }));
  }

  #fit(): void {
    this.bounds = this.#scene.bounds;
    if (this.size.width === 0) return;
    this.view = this.whole;
    this.#isFitted = !this.#scene.isEmpty;
  }

  #measure(): void {
    // Hidden behind the table: what it shows waits for it.
    if (this.clientWidth === 0) return;
    this.size = { width: this.clientWidth, height: this.clientHeight };
    this.#paintsPaper = true;
    if (!this.#isFitted) this.#fit();
    this.requestUpdate();
  }

  #recolour = (): void => {
    this.#paintsPaper = true;
    this.requestUpdate();
  };

  #paint(): void {
    this.#frame = undefined;
    if (this.size.width === 0) return;
    const { current: view, size, level, chosen, stale: isStale } = this;
    const stand = { view, size, ratio: devicePixelRatio || 1, palette: readPalette(this) };
    this.#scene.paintMarks(contextOf(this.marksCanvas, stand), { chosen, isStale }, stand);
    if (!this.#paintsPaper) return;
    this.#paintsPaper = false;
    this.#scene.paintPaper(contextOf(this.paperCanvas, stand), level, stand);
    this.#scene.paintNames(contextOf(this.namesCanvas, stand), level, stand);
  }
}

/** The canvas's context, after it was given as many pixels as the screen has for it. */
function contextOf(canvas: HTMLCanvasElement, { size, ratio }: Stand): CanvasRenderingContext2D {
  const [deviceWidth, deviceHeight] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
  if (canvas.width !== deviceWidth || canvas.height !== deviceHeight) {
    canvas.width = deviceWidth;
    canvas.height = deviceHeight;
  }
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws no canvas');
  return context;
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-hotspot-map': HotspotMap;
  }
}
