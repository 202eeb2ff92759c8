import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { MapLevel } from '../../server/wayfinding/wayfinding.contract.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { cssProperties } from '../styles/css-properties.ts';
import { formatNumber, inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { DrawnVenue } from './drawn-venue.ts';
import { contextOf, ratioOfScreen, watchRatio } from './map-canvas.ts';
import { mapControls } from './map-controls.ts';
import { MapGestures, type Movable } from './map-gestures.ts';
import { mapLayout } from './map-layout.ts';
import { type MapPalette, readPalette, type Stand } from './map-palette.ts';
import { type Box, fitView, type Size, scaleBar, type View } from './projection.ts';

/**
 * The venue as it is drawn, level by level, with marks of something upon it. Three canvases: the paper, the marks over it,
 * the names over them. What is marked is for whoever extends it.
 */
export abstract class VenueMap extends LitElement implements Movable {
  @property({ attribute: false }) levels: readonly MapLevel[] = [];

  @state() protected level?: number | undefined;
  @state() protected current: View = { x: 0, y: 0, scale: 0.5 };

  @query('.paper') private readonly paperCanvas!: HTMLCanvasElement;
  @query('.names') private readonly namesCanvas!: HTMLCanvasElement;
  @query('.marks') protected readonly marksCanvas!: HTMLCanvasElement;

  size: Size = { width: 0, height: 0 };
  bounds: Box = { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  protected readonly venue = new DrawnVenue();
  #palette: MapPalette | undefined;
  #gestures?: MapGestures;
  #isFitted = false;
  /** All is in view, and nobody has moved it: it stays so when the room for it changes. */
  #isWhole = true;
  /** What is to be painted anew: the venue and its names, and all marks. */
  #paintsPaper = true;
  #paintsAll = true;
  /** Device pixels in one of CSS, as last painted: another screen, or a zoom of the page, has others. */
  #ratio = 0;
  #frame: number | undefined;
  readonly #resized = new ResizeObserver(() => this.#measure());
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');
  readonly #themed = new MutationObserver(() => this.#recolour());
  #endRatioWatch?: () => void;

  static override styles = [base, text, mapControls, mapLayout];

  /** A press at a point of the canvas that did not move. */
  abstract pressed(point: readonly [number, number]): void;
  /** Paints the marks, all of them where it is told to; false: some wait for the next frame. */
  protected abstract paintMarks(stand: Stand, isAll: boolean): boolean;

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
    if (!this.#isFitted) this.fit();
    if ((changed as PropertyValues).has('level')) this.#paintsPaper = true;
  }

  override updated() {
    this.#frame ??= requestAnimationFrame(() => this.#paint());
  }

  /** What the venue is, or what stands upon it, is another. */
  protected layAgain(): void {
    this.#isFitted = false;
    this.#paintsPaper = true;
    this.#paintsAll = true;
  }

  protected paintAllMarks(): void {
    this.#paintsAll = true;
  }

  /** Brings all into view. */
  protected fit(): void {
    this.bounds = this.venue.bounds;
    if (this.size.width === 0) return;
    this.#show(this.whole);
    this.#isWhole = true;
    this.#isFitted = !this.venue.isEmpty;
  }

  /** What buttons choose among: none is all levels over one another. */
  protected levelChoices(): readonly { level: number | undefined; name: string }[] {
    const levels = this.levels.map(({ level, name }) => ({ level, name: inPageLanguage(name) }));
    return [{ level: undefined, name: msg('All levels') }, ...levels];
  }

  protected canvases(label: string, description: string) {
    return html`
      <canvas class="paper" aria-hidden="true"></canvas>
      <canvas class="marks" tabindex="0" role="application" aria-roledescription=${msg('map')} aria-label=${label} aria-description=${description}></canvas>
      <canvas class="names" aria-hidden="true"></canvas>
    `;
  }

  protected controls() {
    const choices = this.levelChoices();
    return html`
      ${choices.length > 2 || (choices.length === 2 && choices[0]?.level !== undefined) ? this.#levelButtons(choices) : nothing}
      <div class="group column nearness">
        <button type="button" aria-label=${msg('Nearer')} @click=${() => this.#gestures?.nearer()}><cw-icon name="plus"></cw-icon></button>
        <button type="button" aria-label=${msg('Farther')} @click=${() => this.#gestures?.farther()}><cw-icon name="minus"></cw-icon></button>
        <button type="button" aria-label=${msg('Show all')} @click=${() => this.#gestures?.showAll()}><cw-icon name="scanner"></cw-icon></button>
      </div>
      ${this.#scale()}
    `;
  }

  #levelButtons(choices: ReturnType<VenueMap['levelChoices']>) {
    return html`<div class="group levels" role="group" aria-label=${msg('Level')}>
      ${choices.map(
        ({ level, name }) =>
          html`<button type="button" aria-pressed=${this.level === level} @click=${() => {
            this.level = level;
          }}>${name}</button>`,
      )}
    </div>`;
  }

  #scale() {
    const { metres, px } = scaleBar(this.current, 90);
    const length = metres >= 1000 ? msg(str`${formatNumber(metres / 1000)} km`) : msg(str`${formatNumber(metres)} m`);
    return html`<span class="scale" ${cssProperties({ '--length': `${px.toFixed(1)}px` })}><bdi>${length}</bdi></span>`;
  }

  #show(view: View): void {
    this.current = view;
    this.#paintsPaper = true;
    this.#paintsAll = true;
  }

  #measure(): void {
    // Hidden behind something else: what it shows waits for it.
    if (this.clientWidth === 0) return;
    this.size = { width: this.clientWidth, height: this.clientHeight };
    this.#paintsPaper = true;
    this.#paintsAll = true;
    if (!this.#isFitted || this.#isWhole) this.fit();
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
    const { current: view, size, level } = this;
    this.#palette ??= readPalette(this);
    const stand = { view, size, ratio, palette: this.#palette };
    const isAll = this.#paintsAll;
    this.#paintsAll = false;
    if (!this.paintMarks(stand, isAll)) this.#frame = requestAnimationFrame(() => this.#paint());
    if (!this.#paintsPaper) return;
    this.#paintsPaper = false;
    this.venue.paintPaper(contextOf(this.paperCanvas, stand), level, stand);
    this.venue.paintNames(contextOf(this.namesCanvas, stand), level, stand);
  }
}
