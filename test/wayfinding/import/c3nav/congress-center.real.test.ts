import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readC3nav } from '../../../../server/wayfinding/import/c3nav/read-c3nav.ts';
import { type VenuePlan, venuePlan } from '../../../../server/wayfinding/venue/venue.contract.ts';
import { anchor, archiveOf } from './project.ts';

const folder = join(process.env.CAUSEWAY_REAL_DATA ?? '', 'cch');
const names = ['graph.json', 'config.json', 'pois.json', 'titles.json', 'ap_locations.json'];
const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

it('reads the Congress Center Hamburg whole', async () => {
  const { plan, findings, hotspots } = await readC3nav(archiveOf(files), anchor);
  // One of its connections leads from a node to itself.
  expect(findings.map(({ code, severity, at }) => [code, severity, at?.path])).toEqual([
    ['self_loop', 'warning', 'connections.323'],
  ]);
  const { levels, nodes, places, walkways } = venuePlan.parse(plan);
  expect([levels.length, nodes.length, hotspots.length]).toEqual([5, 733, 128]);
  const drawn = walkways.filter(({ id }) => !id.startsWith('sight:'));
  const kinds = ['stairs', 'escalator', 'lift'] as const;
  expect(kinds.map((kind) => drawn.filter((way) => way.kind === kind).length)).toEqual([119, 13, 10]);
  expect(drawn).toHaveLength(381);
  expect(places.filter(({ doors }) => doors.length === 0).map(({ key }) => key)).toEqual([]);
  expect(places.find(({ key }) => key === 'h2')?.name).toEqual({ de: 'Saal 2', en: 'Hall 2' });
  expect(new Set(places.map(({ key }) => key)).size).toBe(places.length);
});

it('leaves about seven of a hundred pairs of nodes without a way that has no steps, and none without any', async () => {
  const { plan } = await readC3nav(archiveOf(files), anchor);
  expect(shareUnreached(plan!, () => true)).toBe(0);
  const stepFree = shareUnreached(plan!, ({ kind }) => kind === 'walkway' || kind === 'lift');
  expect(stepFree).toBeGreaterThan(0.06);
  expect(stepFree).toBeLessThan(0.08);
});

/** Of all ordered pairs of nodes, the share without a way along these walkways. */
function shareUnreached({ nodes, walkways }: VenuePlan, mayWalk: (way: VenuePlan['walkways'][number]) => boolean) {
  const next = new Map(nodes.map(({ id }) => [id, [] as string[]]));
  for (const way of walkways.filter(mayWalk)) {
    next.get(way.from)!.push(way.to);
    if (way.direction === 'both') next.get(way.to)!.push(way.from);
  }
  let reached = 0;
  for (const { id } of nodes) {
    const seen = new Set([id]);
    for (const at of seen) for (const to of next.get(at)!) seen.add(to);
    reached += seen.size - 1;
  }
  return 1 - reached / (nodes.length * (nodes.length - 1));
}
