import { expect, test } from 'vitest';
import { seeded } from '../../ops/demo/random.ts';
import type { WalkPlan } from '../../ops/demo/venue/venue.ts';
import { buildWaterTown } from '../../ops/demo/venue/water-town/build.ts';
import { Joined } from '../../ops/demo/venue/water-town/walking/network.ts';
import { venuePlan } from '../../server/wayfinding/venue/venue.contract.ts';

const { walking, gates } = buildWaterTown(seeded('a test'));
const plan = walking as WalkPlan;

/** Places that cannot be reached from South Gate over such walkways. */
function unreachable(isWalked: (walkway: WalkPlan['walkways'][number]) => boolean): string[] {
  const joined = new Joined();
  for (const walkway of plan.walkways) if (isWalked(walkway)) joined.join(walkway.from, walkway.to);
  const start = joined.rootOf('south-gate');
  return plan.places.filter(({ doors }) => !doors.some((id) => joined.rootOf(id) === start)).map(({ key }) => key);
}

test('the plan of the town is as the interface takes it, each id once, and each walkway between two of its nodes', () => {
  expect(venuePlan.parse(plan)).toEqual(plan);
  const nodes = new Set(plan.nodes.map(({ id }) => id));
  expect(nodes.size).toBe(plan.nodes.length);
  expect(new Set(plan.walkways.map(({ id }) => id)).size).toBe(plan.walkways.length);
  const ends = [...plan.walkways.flatMap(({ from, to }) => [from, to]), ...plan.places.flatMap(({ doors }) => doors)];
  expect(ends.filter((id) => !nodes.has(id))).toEqual([]);
});

test('one can walk to each place, and on wheels to each but the upper floors of two old houses', () => {
  const isOnFoot = ({ kind }: { kind: string }) => kind !== 'boat' && kind !== 'shuttle';
  expect(unreachable(isOnFoot)).toEqual([]);
  expect(unreachable((walkway) => isOnFoot(walkway) && walkway.kind !== 'stairs')).toEqual([
    'press-house-floor-2',
    'bridge-inn-floor-2',
  ]);
});

test('each bridge is crossed by one walkway, and most have steps', () => {
  const bridges = plan.walkways.filter(({ feature }) => feature === 'bridge');
  expect(new Set(bridges.map(({ name }) => name?.en)).size).toBe(22);
  expect(bridges).toHaveLength(22);
  expect(bridges.filter(({ kind }) => kind === 'stairs').length).toBeGreaterThan(11);
});

test('from zone to zone one comes by the walkway of a gate, and each gate has one', () => {
  const byGate = new Map(plan.walkways.flatMap((one) => (one.gateId ? [[one.gateId, one] as const] : [])));
  expect([...byGate.keys()].sort()).toEqual(gates.map(({ id }) => id).sort());
  for (const { id } of plan.nodes) {
    const zones = plan.walkways.filter((one) => !one.gateId && (one.from === id || one.to === id));
    expect.soft(new Set(zones.map(({ zoneId }) => zoneId)).size, id).toBeLessThan(2);
  }
});

test('no walkway is shorter than the straight line between its ends', () => {
  const at = new Map(plan.nodes.map(({ id, point }) => [id, point]));
  const shorter = plan.walkways.filter(({ from, to, lengthM }) => {
    const [[x, y], [u, v]] = [at.get(from) ?? [0, 0], at.get(to) ?? [0, 0]];
    return 111_320 * Math.hypot((x - u) * Math.cos((y * Math.PI) / 180), y - v) > lengthM + 0.5;
  });
  expect(shorter.map(({ id }) => id)).toEqual([]);
});
