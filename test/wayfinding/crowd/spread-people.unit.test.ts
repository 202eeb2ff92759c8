import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CrowdGround, type CrowdSource, SpreadPeople } from '../../../server/wayfinding/crowd/spread-people.ts';

const degree = 111_320;
/** Metres east and north of a point on the equator. */
const at = (east: number, north: number): [number, number] => [120 + east / degree, north / degree];

const ground = (east: number, north: number, areaM2 = 50, levelOrdinal = 0): CrowdGround => ({
  ...{ levelOrdinal, middle: at(east, north), areaM2 },
});
const source = (east: number, north: number, countedZoneId?: string, levelOrdinal = 0): CrowdSource => {
  const [longitude, latitude] = at(east, north);
  return { levelOrdinal, longitude, latitude, countedZoneId };
};
const uncounted = new Map<string, number>();

test('thirteen devices are ten people, who stand on the walkways around the hotspot', () => {
  const spread = new SpreadPeople([source(0, 0)], [ground(0, 5), ground(5, 0), ground(400, 0)]);
  const [near, asNear, far] = spread.densities({ clients: [13], inside: uncounted });
  expect(near).toBeCloseTo(0.1);
  expect(asNear).toBeCloseTo(0.1);
  expect(far).toBe(0);
});

test('the nearer walkway has more of them on each square metre', () => {
  const [near = 0, far = 0] = new SpreadPeople([source(0, 0)], [ground(0, 0), ground(30, 0)]).densities({
    clients: [10],
    inside: uncounted,
  });
  expect(near).toBeGreaterThan(2 * far);
  expect(far).toBeGreaterThan(0);
});

test('on another floor nobody is meant', () => {
  const spread = new SpreadPeople([source(0, 0, undefined, 1)], [ground(0, 0), ground(0, 0, 50, 1)]);
  const [below, same] = spread.densities({ clients: [13], inside: uncounted });
  expect([below, same]).toEqual([0, expect.closeTo(0.2)]);
});

test('where gates count, they say how many people the devices are', () => {
  const spread = new SpreadPeople([source(0, 0, 'hall'), source(300, 0, 'hall')], [ground(0, 0), ground(300, 0)]);
  const [here, there] = spread.densities({ clients: [30, 10], inside: new Map([['hall', 20]]) });
  expect([here, there]).toEqual([expect.closeTo(0.3), expect.closeTo(0.1)]);
});

test('a count at the gates makes no crowd of a few devices: who is there may have none', () => {
  const spread = new SpreadPeople([source(0, 0, 'hall')], [ground(0, 0)]);
  expect(spread.densities({ clients: [10], inside: new Map([['hall', 2000]]) })[0]).toBeCloseTo(0.3);
});

test('who is before a door is not behind it: people stand in the zone that their hotspot hangs in', () => {
  const inHall = { ...ground(0, 0), countedZoneId: 'hall' };
  const inTown = { ...ground(10, 0), countedZoneId: 'town' };
  const spread = new SpreadPeople([source(0, 0, 'town')], [inHall, inTown]);
  const [behind, before] = spread.densities({ clients: [30], inside: new Map([['town', 20]]) });
  expect([behind, before]).toEqual([0, expect.closeTo(0.4)]);
});

test('a hotspot that has not told of late tells of nobody', () => {
  expect(new SpreadPeople([source(0, 0)], [ground(0, 0)]).densities({ clients: [-1], inside: uncounted })[0]).toBe(0);
});

test('nobody is lost and nobody counted twice, wherever hotspots and walkways are', () => {
  const metres = fc.integer({ min: -150, max: 150 });
  const grounds = fc.array(fc.tuple(metres, metres, fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 40 });
  const sources = fc.array(fc.tuple(metres, metres, fc.integer({ min: 0, max: 90 })), { maxLength: 20 });
  fc.assert(
    fc.property(grounds, sources, (laid, standing) => {
      const places = laid.map(([east, north, area]) => ground(east, north, area));
      const spread = new SpreadPeople(
        standing.map(([east, north]) => source(east, north)),
        places,
      );
      const clients = standing.map(([, , count]) => count);
      const densities = spread.densities({ clients, inside: uncounted });
      const onWalkways = densities.reduce((sum, density, i) => sum + density * (places[i]?.areaM2 ?? 0), 0);
      const heard = standing.filter(([e, n]) => laid.some(([x, y]) => Math.hypot(e - x, n - y) < 59.9));
      const faint = standing.filter(([e, n]) => laid.some(([x, y]) => Math.hypot(e - x, n - y) < 60.1));
      const people = (of: typeof standing) => of.reduce((sum, [, , clients]) => sum + clients, 0) / 1.3;
      expect(onWalkways).toBeGreaterThanOrEqual(people(heard) - 1e-6);
      expect(onWalkways).toBeLessThanOrEqual(people(faint) + 1e-6);
    }),
  );
});
