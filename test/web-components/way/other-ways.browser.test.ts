import { expect, it } from 'vitest';
import { encodeGraph } from '../../../server/wayfinding/router/encode-graph.ts';
import type { VenuePlan, Walkway } from '../../../server/wayfinding/venue/venue.contract.ts';
import { closeEnvelope } from '../../../server/wayfinding/ways/graph-envelope.ts';
import { tellApart } from '../../../web-components/way/other-ways.ts';
import { WayWorld } from '../../../web-components/way/way-world.ts';
import { at } from '../../wayfinding/canal-town.ts';

const bridgeOne = { en: 'Warp Bridge 1' };
const point = (east: number, north: number) => ({ levelId: '0', point: at(east, north) });
const spots = {
  start: [0, 0],
  fork: [50, 0],
  north: [100, 60],
  middle: [100, 5],
  south: [100, -70],
  end: [150, 0],
} as const;

/** From a fork three ways lead to the end; all went over one bridge before. */
function world(traits: Record<'north' | 'middle' | 'south', Partial<Walkway>>) {
  const nodes = Object.entries(spots).map(([id, [east, north]]) => ({ id, ...point(east, north) }));
  const via = (['north', 'middle', 'south'] as const).flatMap((id) => [
    ['fork', id, traits[id]] as const,
    [id, 'end', {}] as const,
  ]);
  const walkways = [['start', 'fork', { feature: 'bridge', name: bridgeOne }] as const, ...via].map(
    ([from, to, more]): Walkway => {
      const [[x, y], [u, v]] = [spots[from], spots[to]];
      const lengthM = Math.hypot(x - u, y - v);
      return { id: `${from}_${to}`, from, to, kind: 'walkway', direction: 'both', lengthM, ...more };
    },
  );
  const places = (['start', 'end'] as const).map((key) => ({
    ...{ key, name: { en: key }, kind: 'room' as const, doors: [key] },
    ...point(spots[key][0], spots[key][1]),
  }));
  const plan: VenuePlan = { levels: [{ id: '0', ordinal: 0, name: { en: 'Ground' } }], nodes, walkways, places };
  const header = { version: 1, timeZone: 'UTC', codes: ['AAAA', 'BBBB'], conference: { en: 'Congress' } };
  const known = new WayWorld({ key: 'a', bytes: closeEnvelope(header, encodeGraph(plan).bytes) });
  const leg = (id: string) => {
    const walkway = known.router.graph.walkways.findIndex(({ feature, lengthM, kind }) => {
      const sought = walkways.find((each) => each.id === id);
      return sought?.feature === feature && sought?.kind === kind && Math.abs((sought?.lengthM ?? 0) - lengthM) < 0.1;
    });
    return { walkway, walkwayId: '', isForward: true, metres: 50, seconds: 40, waitSeconds: 0, entersAtMs: 0 };
  };
  const way = (via: string, seconds: number) => ({
    ...{ legs: [leg('start_fork'), leg(`fork_${via}`)], startNode: '0', endNode: '1', metres: 200, seconds },
    ...{ waitSeconds: 0, departAtMs: 0, arriveAtMs: seconds * 1000, mindedSeconds: 0 },
  });
  return { known, ways: [way('middle', 200), way('north', 220), way('south', 230)] };
}

it('each way is told by what is on it and on no other', () => {
  const { known, ways } = world({
    north: { feature: 'street', name: { en: 'North Lane' } },
    middle: {},
    south: { kind: 'lift', lengthM: 86, seconds: 30 },
  });
  expect(tellApart(known, ways).map(({ by, index }) => [index, by])).toEqual([
    [0, undefined],
    [1, 'by North Lane'],
    [2, 'by lift'],
  ]);
});

it('of ways that would read alike, the first alone is told', () => {
  const { known, ways } = world({ north: {}, middle: {}, south: {} });
  expect(tellApart(known, ways).map(({ index }) => index)).toEqual([0]);
  const [first, ...others] = ways;
  const slower = { ...first!, seconds: 400 };
  expect(tellApart(known, [first!, ...others, slower]).map(({ index }) => index)).toEqual([0, 3]);
});
