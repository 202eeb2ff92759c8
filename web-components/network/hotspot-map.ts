import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { HotspotState } from '../../db/vocabulary.ts';
import type { MapLevel } from '../../server/wayfinding/wayfinding.contract.ts';
import '../elements/icon.ts';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { cssProperties } from '../styles/css-properties.ts';
import { formatNumber, inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { contextOf, ratioOfScreen, watchRatio } from './map-canvas.ts';
import { mapControls } from './map-controls.ts';
import { MapGestures, type Movable } from './map-gestures.ts';
import { mapLayout } from './map-layout.ts';
import { type MapPalette, readPalette } from './map-palette.ts';
import { MapScene } from './map-scene.ts';
import { markSize } from './mark-stamps.ts';
import { MarkTiles } from './mark-tiles.ts';
import { type Box, fitView, type Size, scaleBar, toPixels, type View } from './projection.ts';
import type { Roster } from './roster.ts';
import type { Board } from './sights.ts';
import { countStates } from './totals.ts';

const pressWithinPx = 22;
/** A frame paints marks for so long; what is left waits for the next, so that the page answers meanwhile. */
const paintMs = 6;

/**
 * All hotspots where they are, over the venue as it is drawn. Three canvases: the paper, the marks over it, the names
 * over them; a reading repaints the marks that changed. Event `choose` with the code of a hotspot.
 */
@customElement('cw-hotspot-map')
export class HotspotMap extends LitElement implements Movable {
  @property({ attribute: false }) levels: readonly MapLevel[] = [];
  /** None while nothing has come. */
  @property({ attribute: false }) board?: Board | undefined;
  @property() chosen = '';
  @property({ attribute: false }) only?: HotspotState | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;
  /** Rows that went down with one cause: marked as one as well, large. */
  @property({ attribute: false }) down: readonly (readonly number[])[] = [];
  /** Without what can be pressed, and always with all in view: for a wall. */
  @property({ type: Boolean, reflect: true }) bare = false;

  @state() private level?: number | undefined;
  @state() private current: View = { x: 0, y: 0, scale: 0.5 };

  @query('.paper') private readonly paperCanvas!: HTMLCanvasElement;
  @query('.names') private readonly namesCanvas!: HTMLCanvasElement;
  @query('.marks') private readonly marksCanvas!: HTMLCanvasElement;

  size: Size = { width: 0, height: 0 };
  bounds: Box = { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  readonly #scene = new MapScene();
  readonly #marks = new MarkTiles();
  #palette: MapPalette | undefined;
  #laidRoster: Roster | undefined;
  #gestures?: MapGestures;
  #isFitted = false;
  /** All is in view, and nobody has moved it: it stays so when the room for it changes. */
  #isWhole = true;
  /** What is to be painted anew: the venue and its names, and all marks. */
  #paintsPaper = true;
  #paintsAll = true;
  /** Device pixels in one of CSS, as last painted: another screen, or a zoom of the page, has others. */
  #ratio = 0;
  /** Something about the hotspots themselves is another. */
  #isToMark = true;
  #frame: number | undefined;
  readonly #resized = new ResizeObserver(() => this.#measure());
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');
  readonly #themed = new MutationObserver(() => this.#recolour());
  #endRatioWatch?: () => void;

  static override styles = [base, text, mapControls, mapLayout];

  /** What is shown, from outside as well. */
  get view(): View {
    return this.current;
  }

  set view(view: View) {
    this.#isWhole = false;
    this.#show(view);
  }

  get whole(): View {
    return fitView(this.bounds, this.size, this.size.width < 760 ? 12 : 28);
  }

  /** Brings these rows of the board into view, on a level that shows them all. */
  lookAt(rows: readonly number[]): void {
    const hotspots = this.board?.roster.hotspots ?? [];
    const levels = new Set(rows.flatMap((row) => hotspots[row]?.level ?? []));
    if (this.level !== undefined && (levels.size > 1 || !levels.has(this.level))) this.level = undefined;
    const box = this.#scene.boxAround(rows);
    if (box) this.view = fitView(box, this.size, 96, 3);
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#resized.observe(this);
    this.#scheme.addEventListener('change', this.#recolour);
    this.#endRatioWatch = watchRatio(() => this.requestUpdate());
    this.#themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#scheme.removeEventListener('change', this.#recolour);
    this.#endRatioWatch?.();
    this.#themed.disconnect();
    this.#resized.disconnect();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  override firstUpdated() {
    this.#gestures = new MapGestures(this.marksCanvas, this);
  }

  override willUpdate(changed: PropertyValues<this>) {
    const roster = this.board?.roster;
    const isLaid = changed.has('levels') || roster !== this.#laidRoster;
    if (isLaid) {
      this.#laidRoster = roster;
      this.#scene.lay(this.levels, roster);
      this.#marks.place(this.#scene.x, this.#scene.y);
      this.#isFitted = false;
      this.#paintsPaper = true;
      this.#paintsAll = true;
    }
    if (changed.has('bare') && this.bare) this.level = undefined;
    if (!this.#isFitted || (changed.has('bare') && this.bare)) this.#fit();
    if (changed.has('stale')) this.#paintsAll = true;
    if ((changed as PropertyValues).has('level')) this.#paintsPaper = true;
  }

  override updated() {
    this.#isToMark = true;
    this.#frame ??= requestAnimationFrame(() => this.#paint());
  }

  override render() {
    const counts = this.board ? countStates(this.board) : { overloaded: 0, silent: 0 };
    const [all, over, silent] = [this.#scene.x.length, counts.overloaded, counts.silent].map(formatNumber);
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
      ${this.down.map((rows) => this.#downMark(rows))}${this.#ring()}
      ${this.bare ? nothing : this.#controls()}
    `;
  }

  #controls() {
    return html`
      ${this.levels.length > 1 ? this.#levelButtons() : nothing}
      <div class="group column nearness">
        <button type="button" aria-label=${msg('Nearer')} @click=${() => this.#gestures?.nearer()}><cw-icon name="plus"></cw-icon></button>
        <button type="button" aria-label=${msg('Farther')} @click=${() => this.#gestures?.farther()}><cw-icon name="minus"></cw-icon></button>
        <button type="button" aria-label=${msg('Show all')} @click=${() => this.#gestures?.showAll()}><cw-icon name="scanner"></cw-icon></button>
      </div>
      ${this.#scale()}
    `;
  }

  /** Around the chosen hotspot, where that is on the level that is shown. */
  #ring() {
    const row = this.chosen === '' ? undefined : this.board?.roster.rowOf(this.chosen);
    const hotspot = row === undefined ? undefined : this.board?.roster.hotspots[row];
    if (row === undefined || !hotspot || this.size.width === 0) return nothing;
    if (this.level !== undefined && hotspot.level !== this.level) return nothing;
    const r = 9 + 4 * markSize(this.current, this.size);
    const [x, y] = toPixels(this.current, this.#scene.x[row] ?? 0, this.#scene.y[row] ?? 0, this.size);
    return html`<span class="over ring" ${cssProperties(squareAbout(x, y, r))}></span>`;
  }

  /** In the middle of hotspots that went down together. */
  #downMark(rows: readonly number[]) {
    const box = this.#scene.boxAround(rows);
    if (!box || this.size.width === 0) return nothing;
    const [x, y] = toPixels(this.current, (box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2, this.size);
    return html`<span class="over down" ${cssProperties(squareAbout(x, y, 19))}><cw-mark kind="silent" ?plain=${this.stale}></cw-mark></span>`;
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
    return html`<span class="scale" ${cssProperties({ '--length': `${px.toFixed(1)}px` })}><bdi>${length}</bdi></span>`;
  }

  pressed(point: readonly [number, number]): void {
    const ratio = ratioOfScreen();
    const row = this.#marks.nearest(point[0] * ratio, point[1] * ratio, pressWithinPx * ratio);
    const hotspot = row === undefined ? undefined : this.board?.roster.hotspots[row];
    if (hotspot) this.dispatchEvent(new CustomEvent('choose', { detail: hotspot.code }));
  }

  #show(view: View): void {
    this.current = view;
    this.#paintsPaper = true;
    this.#paintsAll = true;
  }

  #fit(): void {
    this.bounds = this.#scene.bounds;
    if (this.size.width === 0) return;
    this.#show(this.whole);
    this.#isWhole = true;
    this.#isFitted = !this.#scene.isEmpty;
  }

  #measure(): void {
    // Hidden behind the table: what it shows waits for it.
    if (this.clientWidth === 0) return;
    this.size = { width: this.clientWidth, height: this.clientHeight };
    this.#paintsPaper = true;
    this.#paintsAll = true;
    if (!this.#isFitted || this.#isWhole) this.#fit();
    this.requestUpdate();
  }

  #recolour = (): void => {
    this.#palette = undefined;
    this.#paintsPaper = true;
    this.#paintsAll = true;
    this.requestUpdate();
  };

  #paint(): void {
    this.#frame = undefined;
    if (this.size.width === 0) return;
    const ratio = ratioOfScreen();
    if (ratio !== this.#ratio) {
      // Canvases of another size begin empty.
      this.#ratio = ratio;
      this.#paintsPaper = true;
      this.#paintsAll = true;
    }
    const { current: view, size, level, only, stale: isStale, board } = this;
    this.#palette ??= readPalette(this);
    const stand = { view, size, ratio, palette: this.#palette };
    const marks = contextOf(this.marksCanvas, stand, { willReadFrequently: true });
    // Where all has moved, all is painted in this frame: half of it would lie elsewhere.
    const untilMs = this.#paintsAll ? Number.POSITIVE_INFINITY : performance.now() + paintMs;
    if (this.#paintsAll) this.#marks.look(stand, isStale);
    if (board && this.#isToMark) this.#marks.mark(board, { level, only });
    this.#isToMark = false;
    this.#paintsAll = false;
    if (!this.#marks.paint(marks, untilMs)) this.#frame = requestAnimationFrame(() => this.#paint());
    if (!this.#paintsPaper) return;
    this.#paintsPaper = false;
    this.#scene.paintPaper(contextOf(this.paperCanvas, stand), level, stand);
    this.#scene.paintNames(contextOf(this.namesCanvas, stand), level, stand);
  }
}

const squareAbout = (x: number, y: number, r: number) => ({
  '--x': `${(x - r).toFixed(1)}px`,
  '--y': `${(y - r).toFixed(1)}px`,
  '--d': `${(2 * r).toFixed(1)}px`,
});

declare global {
  interface HTMLElementTagNameMap {
    'cw-hotspot-map': HotspotMap;
  }
}
