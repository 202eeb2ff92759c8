import { Drawing } from '../drawing.ts';
import type { Anchor } from '../projection.ts';
import { aside, type Box, distance, outlineOf, type Point, walkAlong } from '../shapes.ts';
import type { MapLevel } from '../venue.ts';
import { gatePlaces, stationPlaces } from './gates.ts';
import { type Ground, water } from './ground.ts';
import { lanternHall } from './hotspots.ts';
import { canals, lakes, places, streets, town } from './plan.ts';

/** The town as the network board draws it: outdoors with the ground floors, then each floor above over the water. */
export function drawTown(ground: Ground, roofs: readonly Box[], anchor: Anchor): MapLevel[] {
  const outdoors = drawLand(new Drawing(anchor));
  for (const street of streets) outdoors.line('street', street.line, street.widthM, street.name);
  for (const quay of quaysOf(ground)) outdoors.line('street', quay, 3);
  for (const roof of roofs) outdoors.area('roof', outlineOf(roof));
  drawPlaces(outdoors, 0);
  for (const bridge of bridges()) outdoors.line('bridge', bridge, 6);
  for (const { name, at } of gatePlaces) outdoors.mark('gate', at, name);
  for (const { place, at } of stationPlaces) outdoors.mark('station', at, place);
  return [
    { level: 0, name: { en: 'Outdoors, ground', 'zh-CN': '室外与地面层' }, drawing: collection(outdoors) },
    ...[1, 2].map((level) => ({
      level,
      name: { en: `Floor ${level + 1}`, 'zh-CN': `${level + 1}层` },
      drawing: collection(drawPlaces(drawLand(new Drawing(anchor)), level)),
    })),
  ];
}

const collection = (drawing: Drawing): MapLevel['drawing'] => ({
  type: 'FeatureCollection',
  features: drawing.features,
});

/** What lies around the town and is still drawn. */
const edgeM = 16;

const isOnMap = ([x, y]: Point): boolean =>
  x >= -edgeM && y >= -edgeM && x <= town.widthM + edgeM && y <= town.depthM + edgeM;

/** As far as anybody looks around the town. */
const aroundM = 1500;

/** A canal that leaves the town does not end there: it runs on, out of sight. What runs on has no name to be written. */
function drawCanal(drawing: Drawing, { line, widthM, name }: (typeof canals)[number]): void {
  const inTown = line.filter(isOnMap);
  drawing.line('water', inTown, widthM, name);
  for (const [whole, shown] of [
    [line, inTown],
    [line.toReversed(), inTown.toReversed()],
  ] as const) {
    const [before, end] = shown.slice(-2);
    if (before && end && whole.at(-1) !== end) drawing.line('water', [before, beyond(before, end)], widthM);
  }
}

function beyond(before: Point, end: Point): Point {
  const f = aroundM / distance(before, end);
  return [end[0] + (end[0] - before[0]) * f, end[1] + (end[1] - before[1]) * f];
}

function drawLand(drawing: Drawing): Drawing {
  const [w, d] = [town.widthM + edgeM, town.depthM + edgeM];
  drawing.area('ground', [
    [-edgeM, -edgeM],
    [w, -edgeM],
    [w, d],
    [-edgeM, d],
  ]);
  for (const lake of lakes) drawing.area('water', lake.shore, lake.name);
  for (const canal of canals) drawCanal(drawing, canal);
  return drawing;
}

function drawPlaces(drawing: Drawing, level: number): Drawing {
  for (const place of places) {
    if (!place.hotspots[level]) continue;
    drawing.area(place.kind, outlineOf(place, place.cutM), place.name);
    if (place.id === 'lantern-house')
      drawing.area('hall', outlineOf({ ...place, widthM: place.widthM * 0.8 }), lanternHall);
  }
  return drawing;
}

/** Paths along both banks, broken where another canal comes in. */
function quaysOf(ground: Ground): Point[][] {
  return canals.flatMap((canal) =>
    [-1, 1].flatMap((side) => {
      const stretches: Point[][] = [[]];
      for (const { at, heading } of walkAlong(canal.line, 6)) {
        const point = aside(at, heading, side * (canal.widthM / 2 + 4.5));
        if (ground.at(point) === water || !isOnMap(point)) stretches.push([]);
        else stretches.at(-1)?.push(point);
      }
      return stretches.filter((stretch) => stretch.length > 2);
    }),
  );
}

function bridges(): Point[][] {
  return canals.flatMap((canal) => {
    const stops = walkAlong(canal.line, 1);
    return canal.bridges.flatMap((fraction) => {
      const stop = stops[Math.round(fraction * (stops.length - 1))];
      if (!stop) return [];
      const reachM = canal.widthM / 2 + 5;
      return [[aside(stop.at, stop.heading, -reachM), aside(stop.at, stop.heading, reachM)]];
    });
  });
}
