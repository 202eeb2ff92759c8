import { beforeAll, expect, it } from 'vitest';
import { venuePlaces, venueVersions, walkNodes } from '../../../db/schema/index.ts';
import { useApp } from '../../support/app.ts';
import { anchor, archiveOf, project } from '../import/c3nav/project.ts';
import { node, packed, way, xml } from '../import/osm/map.ts';
import { streetPlan, VersionDesk } from './plans.ts';

const app = useApp();
const desk = new VersionDesk(app);
beforeAll(() => desk.open());

const all = async () => {
  const { drizzle } = app.database;
  return [
    await drizzle.select().from(venueVersions),
    await drizzle.select().from(venuePlaces),
    await drizzle.select().from(walkNodes),
  ];
};

const map = xml(node(1, 0, 0), node(2, 1, 0), way(1, [1, 2], { highway: 'footway' }));
const plan = streetPlan(['Hall 1', 'Hall 2']);
const cases: [string, string, unknown, string, string?][] = [
  ['a packed map that is cut off', 'osm', packed(map).subarray(0, 60), 'unreadable_file'],
  [
    'XML with an external entity',
    'osm',
    Buffer.from(`<!DOCTYPE osm [<!ENTITY x SYSTEM "file:///etc/passwd">]>${map}`),
    'external_entity',
    'line 1',
  ],
  ['an archive that is none', 'gtfs_pathways', Buffer.from('stops'), 'unreadable_file'],
  ['an archive without plan', 'imdf', archiveOf({ 'a.txt': 'x' }), 'missing_file'],
  ['JSON that is cut off', 'causeway', Buffer.from(JSON.stringify(plan).slice(0, -9)), 'not_json'],
  ['JSON in JSON in JSON', 'causeway', Buffer.from('['.repeat(100_000)), 'too_deep'],
  [
    'a place of an unknown kind',
    'causeway',
    { ...plan, places: [{ ...plan.places[0], kind: 'volcano' }] },
    'wrong_form',
    'places.0.kind',
  ],
  [
    'two places of one key',
    'causeway',
    { ...plan, places: [plan.places[0], plan.places[0]] },
    'duplicate_key',
    'place hall-1',
  ],
  ['a way to nowhere', 'causeway', { ...plan, walkways: [{ ...plan.walkways[0], to: 'nowhere' }] }, 'unknown_node'],
  ['a place on no level', 'causeway', { ...plan, places: [{ ...plan.places[0], levelId: 'roof' }] }, 'unknown_level'],
];
it.each(cases)('takes nothing of %s, and says where', async (_what, format, file, code, path) => {
  await desk.draft(plan);
  const before = await all();
  const answer = await desk.send(file, `format=${format}&source=bad`);
  const body = await answer.json();
  expect([answer.status, body.code]).toEqual([422, 'venue.file_faulty']);
  expect(body.faults.map((fault: { code: string }) => fault.code)).toContain(code);
  if (path) expect(body.faults.map((fault: { path: string }) => fault.path).join(' ')).toContain(path);
  expect(await all()).toEqual(before);
});

it('asks where in the world a plan in pixels stands', async () => {
  const file = archiveOf(project());
  const nowhere = await desk.send(file, 'format=c3nav&source=cch');
  expect([nowhere.status, (await nowhere.json()).code]).toEqual([422, 'request.invalid']);
  const { longitude, latitude } = anchor;
  const sent = await desk.send(file, `format=c3nav&source=cch&longitude=${longitude}&latitude=${latitude}`);
  const body = await sent.json();
  expect(body.hotspots).toEqual([{ code: 'AP1', levelId: 'level:0', longitude, latitude }]);
  expect(body.version).toMatchObject({ format: 'c3nav', nodes: 7, levels: 2 });
});

it('reads one file at a time', async () => {
  const files = Array.from({ length: 4 }, () => desk.send(packed(map), 'format=osm&source=town'));
  const answers = await Promise.all(files);
  const codes = await Promise.all(answers.map(async (answer) => (await answer.json()).code ?? answer.status));
  expect(codes.filter((code) => code === 201).length).toBeGreaterThanOrEqual(1);
  expect(codes.filter((code) => code !== 201 && code !== 'venue.import_busy')).toEqual([]);
  expect(codes).toContain('venue.import_busy');
});

it('refuses a file that is too large before it is read', async () => {
  const headers = { 'content-type': 'application/octet-stream', 'content-length': String(65 * 1024 * 1024) };
  const path = '/api/venue/draft?format=osm&source=town';
  const answer = await app.ask('POST', path, { cookie: desk.cookie, headers, body: 'x' });
  expect([answer.status, (await answer.json()).code]).toEqual([413, 'request.too_large']);
});
