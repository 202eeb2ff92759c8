import { expect, it } from 'vitest';
import { compileGraph } from '../../../server/wayfinding/router/compile-graph.ts';
import { makeConditions } from '../../../server/wayfinding/router/conditions.ts';
import { makeRouter } from '../../../server/wayfinding/router/router.ts';
import type { WayRequest } from '../../../server/wayfinding/router/way.ts';
import { describeSteps } from '../../../server/wayfinding/router/way-steps.ts';
import type { VenuePlan, Walkway } from '../../../server/wayfinding/venue/venue.contract.ts';

const departAtMs = Date.UTC(2026, 10, 20, 4);
const metre = 1 / 111_195;

/** From a hotel east along a street, over a bridge to the left, to a gate, up the stairs or by the lift into a hall. */
const spots: Record<string, [number, number, string]> = {
  hotel: [0, 0, '0'],
  corner: [200, 0, '0'],
  bank: [200, 150, '0'],
  door: [200, 190, '0'],
  lobby: [200, 200, '0'],
  landing: [206, 200, '1'],
  hall: [206, 220, '1'],
  cellar: [200, 200, '-1'],
};
const street = { feature: 'street', name: { en: 'Mill Lane', zh: '磨坊弄' } } as const;
const ways: [string, string, Partial<Walkway>][] = [
  ['hotel', 'corner', street],
  ['corner', 'bank', { ...street, name: { en: 'Canal Lane' } }],
  ['bank', 'door', { feature: 'bridge', name: { en: 'Stone Bridge' } }],
  ['door', 'lobby', { kind: 'gate', gateId: 'north', zoneId: 'centre' }],
  ['lobby', 'landing', { kind: 'stairs', stairs: 20, lengthM: 8, zoneId: 'centre' }],
  ['lobby', 'landing', { kind: 'lift', lengthM: 4, zoneId: 'centre' }],
  ['landing', 'hall', { zoneId: 'centre', feature: 'corridor' }],
  ['cellar', 'lobby', { kind: 'stairs', stairs: 18, lengthM: 7, zoneId: 'centre', direction: 'forward' }],
];

function venue(): VenuePlan {
  const nodes = Object.entries(spots).map(([id, [east, north, levelId]]) => ({
    ...{ id, levelId },
    point: [east * metre, north * metre] as [number, number],
  }));
  const lengthOf = (a: string, b: string) => Math.hypot(spots[a]![0] - spots[b]![0], spots[a]![1] - spots[b]![1]);
  const walkways = ways.map(([from, to, more], i): Walkway => {
    return { id: `w${i}`, from, to, kind: 'walkway', direction: 'both', lengthM: lengthOf(from, to), ...more };
  });
  const places = ['hotel', 'lobby', 'hall', 'cellar'].map((key) => {
    const node = nodes.find(({ id }) => id === key)!;
    const zoneId = key === 'hotel' ? {} : { zoneId: 'centre' };
    return {
      key,
      name: { en: key },
      kind: 'other' as const,
      levelId: node.levelId,
      point: node.point,
      doors: [key],
      ...zoneId,
    };
  });
  const levels = [-1, 0, 1].map((ordinal) => ({ id: String(ordinal), ordinal, name: { en: `Level ${ordinal}` } }));
  return { levels, nodes, walkways, places };
}

const graph = compileGraph(venue());
const router = makeRouter(graph, makeConditions(graph, { timeZone: 'UTC', fromMs: 0, untilMs: 1 }));
const ask = (to: WayRequest['to'], more: Partial<WayRequest> = {}) =>
  router.findWay({ from: { place: 'hotel' }, to, profile: 'walking', departAtMs, ...more });

function stepsTo(more: Partial<WayRequest> = {}) {
  const answer = ask({ place: 'hall' }, more);
  if (!answer.isFound) throw new Error(answer.reason);
  return describeSteps(graph, answer.way, more.zones);
}

it('tells turns, bridges, gates, stairs and the level that they lead to', () => {
  expect(
    stepsTo().map(({ kind, turn, feature, name, toLevelId, isUp, stairs, gateId }) => [
      ...[kind, turn, feature, name?.en, toLevelId, isUp, stairs, gateId],
    ]),
  ).toEqual([
    ['walkway', undefined, 'street', 'Mill Lane', undefined, undefined, undefined, undefined],
    ['walkway', 'left', 'street', 'Canal Lane', undefined, undefined, undefined, undefined],
    ['walkway', 'straight', 'bridge', 'Stone Bridge', undefined, undefined, undefined, undefined],
    ['gate', 'straight', undefined, undefined, undefined, undefined, undefined, 'north'],
    ['stairs', 'right', undefined, undefined, '1', true, 20, undefined],
    ['walkway', 'left', 'corridor', undefined, undefined, undefined, undefined, undefined],
  ]);
  expect(stepsTo({ profile: 'step_free' }).map(({ kind }) => kind)).toContain('lift');
});

it('hands over what is in the open to the entrance, not to the middle of the hall', () => {
  const handed = stepsTo().map(({ handOff }) => handOff);
  expect(handed.map((handOff) => handOff !== undefined)).toEqual([true, true, true, false, false, false]);
  expect(handed[0]!.to).toEqual(graph.walkways[2]!.to === 'door' ? [200 * metre, 190 * metre] : undefined);
  expect(handed[0]!.metres).toBeCloseTo(390, 0);
});

it('names places that one sees at the turn, and none that the asker may not know of', () => {
  const gate = (zones?: ReadonlySet<string>) => {
    const answer = router.findWay({ from: { place: 'hotel' }, to: { node: 'door' }, profile: 'walking', departAtMs });
    if (!answer.isFound) throw new Error(answer.reason);
    return describeSteps(graph, answer.way, zones).at(-1)!.landmarks;
  };
  expect(gate()).toEqual(['lobby']);
  expect(gate(new Set())).toEqual([]);
});

it('refuses what is in a forbidden zone, and what is not there, with all that is needed to answer alike', () => {
  expect(ask({ place: 'hall' }, { zones: new Set() })).toEqual({
    ...{ isFound: false, reason: 'zone', nearest: 'hotel', isKnown: true, isAllowed: false },
  });
  expect(ask({ place: 'nowhere' })).toMatchObject({ isFound: false, isKnown: false, isAllowed: true });
  expect(ask({ place: 'cellar' })).toEqual({
    ...{ isFound: false, reason: 'disconnected', nearest: 'lobby', isKnown: true, isAllowed: true },
  });
});

it('begins at a point beside a walkway, on its level, and walks on from there', () => {
  const answer = ask({ place: 'hall' }, { from: { levelId: '0', point: [150 * metre, -10 * metre] } });
  if (!answer.isFound) throw new Error(answer.reason);
  expect(answer.way.startNode).toBe('corner');
  expect(answer.way.access!.metres).toBeCloseTo(60, 0);
});
