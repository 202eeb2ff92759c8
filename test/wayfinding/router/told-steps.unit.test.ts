import { expect, it } from 'vitest';
import { seeded } from '../../../ops/demo/random.ts';
import { buildWaterTown } from '../../../ops/demo/venue/water-town/build.ts';
import { compileGraph } from '../../../server/wayfinding/router/compile-graph.ts';
import { makeConditions } from '../../../server/wayfinding/router/conditions.ts';
import { makeRouter } from '../../../server/wayfinding/router/router.ts';
import { describeSteps } from '../../../server/wayfinding/router/way-steps.ts';
import { type VenuePlace, venuePlan, type Walkway } from '../../../server/wayfinding/venue/venue.contract.ts';

const departAtMs = Date.UTC(2026, 10, 20, 4);
const metre = 1 / 111_195;
type Spot = [id: string, east: number, north: number];
type Way = [from: string, to: string, more?: Partial<Walkway>];

/** A plan of one level around the equator, in metres, with a place at each named spot. */
function venue(spots: Spot[], ways: Way[], places: Partial<VenuePlace>[]) {
  const nodes = spots.map(([id, east, north]) => ({
    ...{ id, levelId: '0' },
    point: [east * metre, north * metre] as [number, number],
  }));
  const at = new Map(spots.map(([id, east, north]) => [id, [east, north] as const]));
  const lengthM = (from: string, to: string) => {
    const [[x, y], [u, v]] = [at.get(from)!, at.get(to)!];
    return Math.hypot(x - u, y - v);
  };
  const walkways = ways.map(
    ([from, to, more]): Walkway => ({
      ...{ id: `${from}_${to}`, from, to, kind: 'walkway', direction: 'both', lengthM: lengthM(from, to) },
      ...more,
    }),
  );
  return tell({
    ...{ levels: [{ id: '0', ordinal: 0, name: { en: 'Ground' } }], nodes, walkways },
    places: places.map((place) => {
      const [door = ''] = place.doors ?? [place.key ?? ''];
      const { point } = nodes.find(({ id }) => id === door)!;
      return { ...{ key: door, name: { en: door }, kind: 'room', levelId: '0', point, doors: [door] }, ...place };
    }),
  });
}

function tell(given: unknown) {
  const plan = venuePlan.parse(given);
  const graph = compileGraph(plan);
  const router = makeRouter(graph, makeConditions(graph, { timeZone: 'UTC', fromMs: 0, untilMs: 1 }));
  return (from: string, to: string) => {
    const answer = router.findWay({ from: { node: from }, to: { node: to }, profile: 'walking', departAtMs });
    if (!answer.isFound) throw new Error(answer.reason);
    return describeSteps(graph, answer.way);
  };
}

const room = (name: string): Partial<Walkway> => ({ feature: 'open_room', name: { en: name } });

it('a few metres aside are told with what they lead to, by the turn that one has made then', () => {
  const steps = venue(
    [
      ['desk', 0, 0],
      ['door', 0, 3],
      ['middle', 0, 30],
      ['aside', 3, 32],
      ['stairs', 30, 32],
      ['end', 33, 32],
    ],
    [
      ['desk', 'door'],
      ['door', 'middle', { feature: 'corridor' }],
      ['middle', 'aside'],
      ['aside', 'stairs', { feature: 'corridor' }],
      ['stairs', 'end', room('Nook')],
    ],
    [],
  )('desk', 'end');
  expect(steps.map(({ turn, feature, metres }) => [turn, feature, Math.round(metres)])).toEqual([
    [undefined, 'corridor', 30],
    ['right', 'corridor', 34],
  ]);
  expect(steps.flatMap(({ firstLeg, lastLeg }) => [firstLeg, lastLeg])).toEqual([0, 1, 2, 4]);
  expect(steps[0]!.from).toEqual([0, 0]);
});

it('a room is crossed once, under its name, whatever small turns one takes in it; a long turn in it is told', () => {
  const steps = venue(
    [
      ['in', 0, 0],
      ['pillar', 8, 2],
      ['wall', 8, 40],
      ['corner', 50, 40],
    ],
    [
      ['in', 'pillar', room('Foyer')],
      ['pillar', 'wall', room('Foyer')],
      ['wall', 'corner', room('Foyer')],
    ],
    [],
  )('in', 'corner');
  expect(steps.map(({ name, turn }) => [name?.en, turn])).toEqual([
    ['Foyer', undefined],
    ['Foyer', 'right'],
  ]);
});

it('of what one sees, halls and desks come first, what has no kind only where there is nothing else, and never where one set out', () => {
  const seen = venue(
    [
      ['start', 0, 0],
      ['turn', 15, 0],
      ['end', 15, 40],
    ],
    [
      ['start', 'turn'],
      ['turn', 'end'],
    ],
    [
      { key: 'bin', doors: ['turn'], kind: 'other' },
      { key: 'start', kind: 'hall' },
      { key: 'hall', kind: 'hall', doors: ['end'], point: [15 * metre, 10 * metre] },
      { key: 'tap', doors: ['end'], kind: 'other' },
    ],
  )('start', 'end').map(({ landmarks }) => landmarks);
  expect(seen).toEqual([['hall'], ['tap']]);
});

it('what has no feature is in the open as far as one comes to it from a street without a door', () => {
  const ask = (door: Partial<Walkway>) =>
    venue(
      [
        ['kerb', 0, 0],
        ['yard', 0, 100],
        ['porch', 0, 450],
        ['inside', 0, 900],
        ['lane', -50, 0],
      ],
      [
        ['lane', 'kerb', { feature: 'street' }],
        ['kerb', 'yard'],
        ['yard', 'porch'],
        ['porch', 'inside', door],
      ],
      [{ key: 'porch' }],
    )('kerb', 'inside').map(({ handOff }) => handOff && [Math.round(handOff.metres), handOff.place]);
  expect(ask({ kind: 'gate', gateId: 'north' })).toEqual([[450, 'porch'], undefined]);
  expect(ask({ feature: 'corridor' })).toEqual([[450, 'porch'], undefined]);
  expect(ask({})).toEqual([[900, undefined]]);
});

it('a ride says its line and where one gets off, turns nobody, and is left to no other program', () => {
  const ride = { kind: 'shuttle', headwayS: 300, seconds: 60, line: 'north', name: { en: 'North Line' } } as const;
  const steps = venue(
    [
      ['hotel', 0, 0],
      ['stop', 350, 0],
      ['halfway', 350, 900],
      ['gate-stop', 900, 900],
      ['gate', 900, 800],
    ],
    [
      ['hotel', 'stop', { feature: 'street' }],
      ['stop', 'halfway', ride],
      ['halfway', 'gate-stop', ride],
      ['gate-stop', 'gate'],
    ],
    [
      { key: 'stop', kind: 'stop' },
      { key: 'kiosk', doors: ['gate-stop'], kind: 'shop' },
      { key: 'gate-stop', kind: 'stop' },
    ],
  )('hotel', 'gate');
  expect(steps.map(({ kind, turn, name, towards }) => [kind, turn, name?.en, towards])).toEqual([
    ['walkway', undefined, undefined, undefined],
    ['shuttle', undefined, 'North Line', 'gate-stop'],
    ['walkway', undefined, undefined, undefined],
  ]);
  expect(steps.map(({ handOff }) => handOff?.place)).toEqual(['stop', undefined, undefined]);
  expect(steps[0]!.handOff!.metres).toBeCloseTo(350, 0);
});

it('over the water town quays and bridges are called by their names, and its long walks may be left to another program', () => {
  const { walking } = buildWaterTown(seeded('a test'));
  const steps = tell(walking)('south-gate', 'lantern-hall-floor');
  const named = steps.flatMap(({ name, feature, kind }) => (name ? [[name.en, feature, kind]] : []));
  expect(named).toContainEqual(['Weft Quay', undefined, 'walkway']);
  expect(named).toContainEqual(['Weft Bridge 6', 'bridge', 'stairs']);
  expect(steps.length).toBeLessThan(24);
  expect(steps.flatMap(({ handOff }) => handOff?.metres ?? [])[0]).toBeGreaterThan(700);
  expect(steps.at(-1)!.handOff).toBeUndefined();
});
