import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { seeded } from '../../ops/demo/random.ts';
import { roomOf } from '../../ops/demo/set-up/programme.ts';
import { readBuilding } from '../../ops/demo/venue/plan/build.ts';
import { RoomMatcher } from '../../server/programme/match-rooms.ts';
import { readC3nav } from '../../server/wayfinding/import/c3nav/read-c3nav.ts';
import { validatePlan } from '../../server/wayfinding/venue/validate-plan.ts';
import { archiveOf } from '../wayfinding/import/c3nav/project.ts';

const folder = join(process.env.CAUSEWAY_REAL_DATA ?? '', 'cch');
const names = ['graph.json', 'config.json', 'pois.json', 'titles.json', 'ap_locations.json'];

it('the Congress Center Hamburg can be published as it is, lies where the demo draws it, and its halls are rooms', async () => {
  const venue = await readBuilding(folder, seeded('a test'));
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
  );
  const { plan, hotspots } = await readC3nav(archiveOf(Object.fromEntries(files)), venue.planAnchor!);
  const report = validatePlan(plan!);
  expect(report.counts.filter(({ severity }) => severity === 'error')).toEqual([]);
  const shown = new Map(venue.hotspots.map(({ code, longitude, latitude }) => [code, [longitude, latitude] as const]));
  const both = hotspots.flatMap(({ code, longitude, latitude }) => {
    const [x, y] = shown.get(code) ?? [];
    return x === undefined || y === undefined ? [] : [Math.hypot((x - longitude) * 66_000, (y - latitude) * 111_000)];
  });
  expect(both.length).toBeGreaterThan(100);
  expect(Math.max(...both)).toBeLessThan(1);
  const matcher = new RoomMatcher(plan!.places.map((place) => ({ ...place, aliases: place.aliases ?? null })) as never);
  const rooms = venue.halls.map(({ zoneId }) => roomOf(venue, zoneId));
  const placed = rooms.map(({ name, guid: key }) => matcher.place(matcher.match({ key, name }).placeKey)?.name.en);
  expect(placed).toEqual(rooms.map(({ name }) => name));
});
