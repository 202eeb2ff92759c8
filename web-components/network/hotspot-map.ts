import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HotspotState } from '../../db/vocabulary.ts';
import '../elements/mark.ts';
import { contextOf, ratioOfScreen } from '../map/map-canvas.ts';
import type { Stand } from '../map/map-palette.ts';
import { boxAround, fitView, toPixels } from '../map/projection.ts';
import { VenueMap } from '../map/venue-map.ts';
import { cssProperties } from '../styles/css-properties.ts';
import { formatNumber } from '../styles/format.ts';
import { markSize } from './mark-stamps.ts';
import { MarkTiles } from './mark-tiles.ts';
import type { Roster } from './roster.ts';
import type { Board } from './sights.ts';
import { countStates } from './totals.ts';

const pressWithinPx = 22;
/** A frame paints marks for so long; what is left waits for the next, so that the page answers meanwhile. */
const paintMs = 6;

/** All hotspots where they are; a reading repaints the marks that changed. Event `choose` with the code of a hotspot. */
@customElement('cw-hotspot-map')
export class HotspotMap extends VenueMap {
  /** None while nothing has come. */
  @property({ attribute: false }) board?: Board | undefined;
  @property() chosen = '';
  @property({ attribute: false }) only?: HotspotState | undefined;
  @property({ type: Boolean, reflect: true }) stale = false;
  /** Rows that went down with one cause: marked as one as well, large. */
  @property({ attribute: false }) down: readonly (readonly number[])[] = [];
  /** Without what can be pressed, and always with all in view: for a wall. */
  @property({ type: Boolean, reflect: true }) bare = false;

  /** Where the hotspots are, by row, in metres. */
  #x = new Float64Array(0);
  #y = new Float64Array(0);
  readonly #marks = new MarkTiles();
  #laidRoster: Roster | undefined;
  /** Something about the hotspots themselves is another. */
  #isToMark = true;

  /** Brings these rows of the board into view, on a level that shows them all. */
  lookAt(rows: readonly number[]): void {
    const hotspots = this.board?.roster.hotspots ?? [];
    const levels = new Set(rows.flatMap((row) => hotspots[row]?.level ?? []));
    if (this.level !== undefined && (levels.size > 1 || !levels.has(this.level))) this.level = undefined;
    const box = this.#boxAround(rows);
    if (box) this.view = fitView(box, this.size, 96, 3);
  }

  override willUpdate(changed: PropertyValues<this>) {
    const roster = this.board?.roster;
    if (changed.has('levels') || roster !== this.#laidRoster) this.#lay(roster);
    if (changed.has('bare') && this.bare) {
      this.level = undefined;
      this.fit();
    }
    if (changed.has('stale')) this.paintAllMarks();
    super.willUpdate(changed);
  }

  #lay(roster: Roster | undefined): void {
    this.#laidRoster = roster;
    const hotspots = roster?.hotspots ?? [];
    this.venue.lay(
      this.levels,
      hotspots.map(({ longitude, latitude }) => [longitude, latitude] as const),
    );
    const { projection } = this.venue;
    this.#x = Float64Array.from(hotspots, ({ longitude }) => projection.x(longitude));
    this.#y = Float64Array.from(hotspots, ({ latitude }) => projection.y(latitude));
    this.#marks.place(this.#x, this.#y);
    this.layAgain();
  }

  #boxAround(rows: readonly number[]) {
    return boxAround(rows.map((row) => [this.#x[row] ?? 0, this.#y[row] ?? 0] as const));
  }

  override updated() {
    this.#isToMark = true;
    super.updated();
  }

  override render() {
    const counts = this.board ? countStates(this.board) : { overloaded: 0, silent: 0 };
    const [all, over, silent] = [this.#x.length, counts.overloaded, counts.silent].map(formatNumber);
    return html`
      ${this.canvases(
        msg(
          str`${all} hotspots on the map of the venue, ${over} overloaded, ${silent} silent. The table lists the same ones.`,
        ),
        msg(
          'Arrows move, plus and minus come nearer and go farther, 0 shows all, Enter chooses the hotspot in the middle.',
        ),
      )}
      ${this.down.map((rows) => this.#downMark(rows))}${this.#ring()}
      ${this.bare ? nothing : this.controls()}
    `;
  }

  /** Around the chosen hotspot, where that is on the level that is shown. */
  #ring() {
    const row = this.chosen === '' ? undefined : this.board?.roster.rowOf(this.chosen);
    const hotspot = row === undefined ? undefined : this.board?.roster.hotspots[row];
    if (row === undefined || !hotspot || this.size.width === 0) return nothing;
    if (this.level !== undefined && hotspot.level !== this.level) return nothing;
    const r = 9 + 4 * markSize(this.current, this.size);
    const [x, y] = toPixels(this.current, this.#x[row] ?? 0, this.#y[row] ?? 0, this.size);
    return html`<span class="over ring" ${cssProperties(squareAbout(x, y, r))}></span>`;
  }

  /** In the middle of hotspots that went down together. */
  #downMark(rows: readonly number[]) {
    const box = this.#boxAround(rows);
    if (!box || this.size.width === 0) return nothing;
    const [x, y] = toPixels(this.current, (box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2, this.size);
    return html`<span class="over down" ${cssProperties(squareAbout(x, y, 19))}><cw-mark kind="silent" ?plain=${this.stale}></cw-mark></span>`;
  }

  override pressed(point: readonly [number, number]): void {
    const ratio = ratioOfScreen();
    const row = this.#marks.nearest(point[0] * ratio, point[1] * ratio, pressWithinPx * ratio);
    const hotspot = row === undefined ? undefined : this.board?.roster.hotspots[row];
    if (hotspot) this.dispatchEvent(new CustomEvent('choose', { detail: hotspot.code }));
  }

  protected override paintMarks(stand: Stand, isAll: boolean): boolean {
    const { level, only, stale: isStale, board } = this;
    const marks = contextOf(this.marksCanvas, stand, { willReadFrequently: true });
    // Where all has moved, all is painted in this frame: half of it would lie elsewhere.
    const untilMs = isAll ? Number.POSITIVE_INFINITY : performance.now() + paintMs;
    if (isAll) this.#marks.look(stand, isStale);
    if (board && this.#isToMark) this.#marks.mark(board, { level, only });
    this.#isToMark = false;
    return this.#marks.paint(marks, untilMs);
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
