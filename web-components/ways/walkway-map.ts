import { msg, str } from '@lit/localize';
import { css, html, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { WalkwayList } from '../../server/wayfinding/ways/ways.contract.ts';
import { contextOf } from '../map/map-canvas.ts';
import type { Stand } from '../map/map-palette.ts';
import { boxAround, fitView, toMetres } from '../map/projection.ts';
import { VenueMap } from '../map/venue-map.ts';
import { formatNumber, inPageLanguage } from '../styles/format.ts';
import { type LaidWalkway, paintWalkways } from './walkway-paint.ts';

/** As wide as a finger on both sides of a line. */
const pressWithinPx = 24;
const none: ReadonlySet<string> = new Set();

/**
 * The walkways of the plan over the venue as it is drawn, one level at a time. Event `choose` with the id of one that was
 * pressed; the list beside the map has the same ones for who uses none.
 */
@customElement('cw-walkway-map')
export class WalkwayMap extends VenueMap {
  @property({ attribute: false }) list?: WalkwayList | undefined;
  @property({ attribute: false }) chosen: ReadonlySet<string> = none;
  @property({ attribute: false }) closed: ReadonlySet<string> = none;
  @property({ attribute: false }) crowd: Readonly<Record<string, number>> = {};
  @property({ type: Boolean }) stale = false;
  /** What a press would choose is shown before it is pressed: under the mouse, or in the middle for who uses keys. */
  @property({ type: Boolean, attribute: 'can-choose' }) canChoose = false;

  static override styles = [
    ...VenueMap.styles,
    css`
      .levels { inset-block-start: var(--s3); }
      :host([aimed]) .marks:not(:active) { cursor: pointer; }
    `,
  ];

  #pointer: Point | undefined;
  /** What a press would choose. */
  aimed: string | undefined;
  #laid: readonly LaidWalkway[] = [];

  /** Brings these walkways into view, on a level that has one of them. */
  lookAt(ids: readonly string[]): void {
    const laid = this.#laid.filter(({ id }) => ids.includes(id));
    const levels = new Set(laid.flatMap((walkway) => walkway.levels));
    if (this.level === undefined || !levels.has(this.level)) this.level = [...levels][0] ?? this.level;
    const box = boxAround(laid.flatMap(({ points }) => points));
    if (box) this.view = fitView(box, this.size, 96, 4);
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('levels') || changed.has('list')) this.#lay();
    super.willUpdate(changed);
    this.aimed = this.#aim();
    this.toggleAttribute('aimed', this.aimed !== undefined && this.#pointer !== undefined);
  }

  override firstUpdated() {
    super.firstUpdated();
    const canvas = this.marksCanvas;
    canvas.addEventListener('pointermove', (event) => {
      if (event.pointerType === 'mouse') this.#point([event.offsetX, event.offsetY]);
    });
    canvas.addEventListener('pointerleave', () => this.#point(undefined));
    for (const turn of ['focus', 'blur']) canvas.addEventListener(turn, () => this.requestUpdate());
  }

  #point(at: Point | undefined): void {
    this.#pointer = at;
    if (this.#aim() !== this.aimed) this.requestUpdate();
  }

  #aim(): string | undefined {
    if (!this.canChoose || !this.hasUpdated) return undefined;
    if (this.#pointer) return this.#nearest(this.#pointer);
    const { width, height } = this.size;
    return this.marksCanvas.matches(':focus-visible') ? this.#nearest([width / 2, height / 2]) : undefined;
  }

  #lay(): void {
    const { levels = [], walkways = [] } = this.list ?? {};
    const points = walkways.flatMap(({ line }) => line);
    this.venue.lay(this.levels, points);
    const { projection } = this.venue;
    const levelOf = new Map(levels.map(({ id, ordinal }) => [id, Math.round(ordinal)]));
    this.#laid = walkways.map(({ id, line, levelId, toLevelId }) => {
      const at = line.map(([longitude, latitude]) => [projection.x(longitude), projection.y(latitude)] as const);
      const path = new Path2D();
      for (const [index, [x, y]] of at.entries()) index === 0 ? path.moveTo(x, y) : path.lineTo(x, y);
      const on = [levelOf.get(levelId) ?? 0, ...(toLevelId === undefined ? [] : [levelOf.get(toLevelId) ?? 0])];
      return { id, levels: [...new Set(on)], points: at, path };
    });
    const numbers = this.levelChoices().map(({ level }) => level);
    if (this.level === undefined || !numbers.includes(this.level))
      this.level = numbers.find((level) => level !== undefined && level >= 0) ?? numbers[0];
    this.layAgain();
  }

  /** Of the drawing and of the plan: a floor may be walked that nobody has drawn. */
  protected override levelChoices() {
    const names = new Map(
      (this.list?.levels ?? []).map(({ ordinal, name }) => [Math.round(ordinal), inPageLanguage(name)] as const),
    );
    for (const { level, name } of this.levels) names.set(level, inPageLanguage(name));
    return [...names].sort(([a], [b]) => a - b).map(([level, name]) => ({ level, name }));
  }

  #onLevel(): readonly LaidWalkway[] {
    return this.#laid.filter(({ levels }) => this.level !== undefined && levels.includes(this.level));
  }

  override render() {
    const [all, closed, chosen] = [this.#laid.length, this.closed.size, this.chosen.size].map(formatNumber);
    return html`
      ${this.canvases(
        msg(
          str`${all} walkways on the map of the venue, ${closed} closed, ${chosen} chosen. The list has the same ones.`,
        ),
        msg(
          'Arrows move, plus and minus come nearer and go farther, 0 shows all, Enter chooses the walkway in the middle.',
        ),
      )}
      ${this.controls()}
    `;
  }

  protected override paintMarks(stand: Stand): boolean {
    const context = contextOf(this.marksCanvas, stand);
    const { chosen, closed, crowd, stale: isStale } = this;
    paintWalkways(context, this.#onLevel(), { chosen, closed, crowd, isStale, aimed: this.aimed }, stand);
    return true;
  }

  override pressed(point: Point): void {
    const id = this.#nearest(point);
    if (id !== undefined) this.dispatchEvent(new CustomEvent('choose', { detail: id }));
  }

  #nearest(point: Point): string | undefined {
    const at = toMetres(this.current, point, this.size);
    let nearest: string | undefined;
    let least = pressWithinPx / this.current.scale;
    for (const { id, points } of this.#onLevel()) {
      const away = awayFrom(at, points);
      if (away > least || (away === least && nearest !== undefined)) continue;
      [nearest, least] = [id, away];
    }
    return nearest;
  }
}

type Point = readonly [x: number, y: number];

/** From a point to a line. */
function awayFrom([px, py]: Point, line: readonly Point[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [index, [bx, by]] of line.entries()) {
    const [ax, ay] = line[index - 1] ?? [bx, by];
    const [dx, dy] = [bx - ax, by - ay];
    const length2 = dx * dx + dy * dy;
    const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length2));
    least = Math.min(least, Math.hypot(px - ax - share * dx, py - ay - share * dy));
  }
  return least;
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-walkway-map': WalkwayMap;
  }
}
