import type { Random } from '../../random.ts';
import { aside, type Box, distance, type Point, walkAlong } from '../shapes.ts';
import { free, type Ground } from './ground.ts';
import { canals, streets, town } from './plan.ts';

/** Houses in rows along the water and the streets, then wherever there is room, thinner toward the edge. */
export function buildRoofs(random: Random, ground: Ground): Box[] {
  const roofs: Box[] = [];
  const tryRoof = (roof: Box) => {
    if (ground.build(roof)) roofs.push(roof);
  };
  for (const ways of [canals, streets]) {
    for (let row = 0; row < 4; row++) {
      for (const way of ways) {
        const besideM = way.widthM / 2 + (way.widthM > 6 ? 8 : 4);
        for (const side of [-1, 1]) buildRow(random, way.line, side * (besideM + row * 26), tryRoof);
      }
    }
  }
  fillTheRest(random, ground, tryRoof);
  return roofs;
}

function buildRow(random: Random, line: readonly Point[], besideM: number, tryRoof: (roof: Box) => void): void {
  let needM = 0;
  let frontM = 12;
  for (const { at, heading } of walkAlong(line, 2)) {
    needM -= 2;
    if (needM > 0) continue;
    const depthM = random.between(13, 24);
    const [x, y] = aside(at, heading, besideM + (Math.sign(besideM) * depthM) / 2);
    const roof = { x, y, widthM: frontM, depthM, turn: heading + random.between(-0.045, 0.045) };
    frontM = random.between(9, 21);
    needM = frontM + 2.5 + (random.chance(0.08) ? 7 : 0);
    if (isThinnedOut(random, at) || !isNear([x, y], 8)) continue;
    tryRoof(roof);
  }
}

function fillTheRest(random: Random, ground: Ground, tryRoof: (roof: Box) => void): void {
  const ways = [...canals, ...streets].flatMap(({ line }) => walkAlong(line, 20));
  for (let tries = 0; tries < 9000; tries++) {
    const at: Point = [random.between(-8, town.widthM + 8), random.between(-8, town.depthM + 8)];
    if (ground.at(at) !== free) continue;
    let [nearestM, heading] = [Number.POSITIVE_INFINITY, 0];
    for (const way of ways) {
      const awayM = distance(way.at, at);
      if (awayM < nearestM) [nearestM, heading] = [awayM, way.heading];
    }
    if (random.next() > nearestM ** 2 / 60_000) {
      const turn = heading + (random.chance(0.5) ? Math.PI / 2 : 0) + random.between(-0.05, 0.05);
      tryRoof({ x: at[0], y: at[1], widthM: random.between(8, 17), depthM: random.between(10, 19), turn });
    }
  }
}

function isThinnedOut(random: Random, [x, y]: Point): boolean {
  const out = Math.hypot(x - town.widthM / 2, (y - town.depthM / 2) * 1.25) / 640;
  return random.next() < out * out * 0.55;
}

const isNear = ([x, y]: Point, marginM: number): boolean =>
  x > -marginM && x < town.widthM + marginM && y > -marginM && y < town.depthM + marginM;
