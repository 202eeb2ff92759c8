import { type Box, fromBox, isInside, type Point } from '../shapes.ts';
import { canals, lakes, places, town } from './plan.ts';

export const free = 0;
export const water = 1;
export const built = 2;
const beyond = 9;

const marginM = 160;
const columns = town.widthM + 2 * marginM;
const rows = town.depthM + 2 * marginM;

/** What covers each square metre of the town, so that nothing is built on water or on something else. */
export class Ground {
  readonly #cover = new Uint8Array(columns * rows);

  at([x, y]: Point): number {
    const index = indexOf(x, y);
    return index === undefined ? beyond : (this.#cover[index] ?? beyond);
  }

  cover([x, y]: Point, by: number): void {
    const index = indexOf(x, y);
    if (index !== undefined) this.#cover[index] = by;
  }

  coverDisc([x, y]: Point, radiusM: number, by: number): void {
    for (let dy = -radiusM; dy <= radiusM; dy++) {
      for (let dx = -radiusM; dx <= radiusM; dx++) {
        if (dx * dx + dy * dy <= radiusM * radiusM) this.cover([x + dx, y + dy], by);
      }
    }
  }

  /** Covers a box when all of it is free; says whether it did. */
  build(box: Box): boolean {
    const points: Point[] = [];
    for (let u = -box.widthM / 2; u <= box.widthM / 2; u++) {
      for (let v = -box.depthM / 2; v <= box.depthM / 2; v++) {
        const point = fromBox(box, u, v);
        if (this.at(point) !== free) return false;
        points.push(point);
      }
    }
    for (const point of points) this.cover(point, built);
    return true;
  }
}

function indexOf(x: number, y: number): number | undefined {
  const column = Math.round(x) + marginM;
  const row = Math.round(y) + marginM;
  return column < 0 || row < 0 || column >= columns || row >= rows ? undefined : row * columns + column;
}

/** The ground with canals, lakes and the named places on it. */
export function groundOfTheTown(): Ground {
  const ground = new Ground();
  for (const { line, widthM } of canals) {
    for (const point of line) ground.coverDisc(point, Math.round(widthM / 2 + 3), water);
  }
  for (const { shore } of lakes) {
    const [xs, ys] = [shore.map(([x]) => x), shore.map(([, y]) => y)];
    for (let y = Math.min(...ys); y <= Math.max(...ys); y += 2) {
      for (let x = Math.min(...xs); x <= Math.max(...xs); x += 2) {
        if (isInside(shore, [x, y])) ground.coverDisc([x, y], 6, water);
      }
    }
  }
  for (const place of places) {
    const aroundIt = { ...place, widthM: place.widthM + 18, depthM: place.depthM + 18 };
    for (let u = -aroundIt.widthM / 2; u <= aroundIt.widthM / 2; u += 0.7) {
      for (let v = -aroundIt.depthM / 2; v <= aroundIt.depthM / 2; v += 0.7) {
        const point = fromBox(aroundIt, u, v);
        if (ground.at(point) === free) ground.cover(point, built);
      }
    }
  }
  return ground;
}
