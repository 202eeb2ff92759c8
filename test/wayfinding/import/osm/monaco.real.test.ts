import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { metresAlong } from '../../../../server/wayfinding/import/ground.ts';
import type { ImportedPlan } from '../../../../server/wayfinding/import/imported-plan.contract.ts';
import { readOsm } from '../../../../server/wayfinding/import/osm/read-osm.ts';
import { venuePlan } from '../../../../server/wayfinding/venue/venue.contract.ts';

let read: ImportedPlan;
beforeAll(async () => {
  read = await readOsm(readFileSync(join(process.env.CAUSEWAY_REAL_DATA ?? '', 'osm/monaco.osm.gz')));
});

it('makes a walking graph of some 1,200 nodes of a whole town', () => {
  const { nodes, walkways, places } = venuePlan.parse(read.plan);
  expect(read.findings).toEqual([]);
  expect(nodes.length).toBeGreaterThan(1100);
  expect(nodes.length).toBeLessThan(1300);
  expect(walkways.filter(({ kind }) => kind === 'stairs').length).toBeGreaterThan(70);
  expect(walkways.filter(({ feature }) => feature === 'bridge').length).toBeGreaterThan(10);
  expect(places.filter(({ kind }) => kind === 'hotel').length).toBeGreaterThan(5);
  expect(new Set(walkways.map(({ id }) => id)).size).toBe(walkways.length);
});

it('leaves no node between two walkways that are one, and no walkway shorter than the straight line', () => {
  const { nodes, walkways, places } = read.plan!;
  const points = new Map(nodes.map(({ id, point }) => [id, point]));
  const doors = new Set(places.flatMap((place) => place.doors));
  const plain = walkways.filter(({ stairs, lengthM }) => stairs === undefined && lengthM > 0);
  const kinds = new Map<string, string[]>();
  for (const { from, to, id: _id, lengthM: _lengthM, bends: _bends, ...attributes } of plain) {
    for (const end of [from, to]) kinds.set(end, [...(kinds.get(end) ?? []), JSON.stringify([attributes])]);
  }
  const idle = [...kinds].filter(
    ([id, [one, other, ...more]]) => one === other && more.length === 0 && !doors.has(id) && !one!.includes('forward'),
  );
  // Two walkways between the same two nodes are the halves of a ring.
  expect(idle.length).toBeLessThan(20);
  for (const { from, to, lengthM, kind } of walkways.filter(({ kind }) => kind !== 'lift')) {
    expect(lengthM, kind).toBeGreaterThanOrEqual(metresAlong([points.get(from)!, points.get(to)!]) - 0.02);
  }
});
