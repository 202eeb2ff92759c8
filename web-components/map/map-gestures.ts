import { type Box, keepWithin, panBy, type Size, type View, zoomAbout } from './projection.ts';

/** What the gestures move. */
export interface Movable {
  readonly size: Size;
  readonly bounds: Box;
  /** What shows all of it. */
  readonly whole: View;
  view: View;
  /** A press that did not move, in CSS pixels of the canvas. */
  pressed(point: readonly [x: number, y: number]): void;
}

/** A finger or mouse that moved less than this has pressed, not pulled. */
const pressPx = 6;
const arrowPx = 64;
const buttonFactor = 1.6;

/** Pull, wheel, pinch and keys on an element move the view of a map. */
export class MapGestures {
  readonly #element: HTMLElement;
  readonly #map: Movable;
  readonly #pointers = new Map<number, readonly [x: number, y: number]>();
  #travelPx = 0;

  constructor(element: HTMLElement, map: Movable) {
    this.#element = element;
    this.#map = map;
    element.addEventListener('pointerdown', this.#down);
    element.addEventListener('pointermove', this.#move);
    element.addEventListener('pointerup', this.#up);
    element.addEventListener('pointercancel', this.#up);
    element.addEventListener('wheel', this.#wheel, { passive: false });
    element.addEventListener('keydown', this.#key);
  }

  zoom(factor: number, point: readonly [number, number] = this.#middle()): void {
    this.#show(zoomAbout(this.#map.view, factor, point, this.#map.size));
  }

  nearer = (): void => this.zoom(buttonFactor);
  farther = (): void => this.zoom(1 / buttonFactor);
  showAll = (): void => this.#show(this.#map.whole);

  #show(view: View): void {
    this.#map.view = keepWithin(view, this.#map.bounds);
  }

  #middle(): readonly [number, number] {
    return [this.#map.size.width / 2, this.#map.size.height / 2];
  }

  #pointOf(event: MouseEvent): readonly [number, number] {
    const { left, top } = this.#element.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  }

  #down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    this.#element.setPointerCapture(event.pointerId);
    if (this.#pointers.size === 0) this.#travelPx = 0;
    this.#pointers.set(event.pointerId, this.#pointOf(event));
  };

  #move = (event: PointerEvent): void => {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const now = this.#pointOf(event);
    const [dx, dy] = [now[0] - before[0], now[1] - before[1]];
    this.#travelPx += Math.hypot(dx, dy);
    this.#pointers.set(event.pointerId, now);
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (!other) {
      if (this.#travelPx >= pressPx) this.#show(panBy(this.#map.view, dx, dy));
      return;
    }
    const apart = (point: readonly [number, number]) => Math.hypot(point[0] - other[0], point[1] - other[1]);
    const middle = [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2] as const;
    const pinched = zoomAbout(this.#map.view, apart(now) / Math.max(apart(before), 1), middle, this.#map.size);
    this.#show(panBy(pinched, dx / 2, dy / 2));
  };

  #up = (event: PointerEvent): void => {
    const wasDown = this.#pointers.delete(event.pointerId);
    const isPress = event.type === 'pointerup' && this.#pointers.size === 0 && this.#travelPx < pressPx;
    if (wasDown && isPress) this.#map.pressed(this.#pointOf(event));
  };

  #wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 24 : event.deltaY;
    this.zoom(Math.exp(-lines * (event.ctrlKey ? 0.01 : 0.0016)), this.#pointOf(event));
  };

  #key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = this.#keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  // Maps are never mirrored: the arrow to the left looks west in every script.
  readonly #keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => this.#show(panBy(this.#map.view, arrowPx, 0)),
    ArrowRight: () => this.#show(panBy(this.#map.view, -arrowPx, 0)),
    ArrowUp: () => this.#show(panBy(this.#map.view, 0, arrowPx)),
    ArrowDown: () => this.#show(panBy(this.#map.view, 0, -arrowPx)),
    '+': this.nearer,
    '=': this.nearer,
    '-': this.farther,
    '0': this.showAll,
    Home: this.showAll,
    Enter: () => this.#map.pressed(this.#middle()),
    ' ': () => this.#map.pressed(this.#middle()),
  };
}
