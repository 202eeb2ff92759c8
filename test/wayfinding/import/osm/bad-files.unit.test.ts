import { expect, it } from 'vitest';
import { readOsm } from '../../../../server/wayfinding/import/osm/read-osm.ts';
import { readOsmFile } from '../../../../server/wayfinding/import/osm/read-osm-file.ts';
import { gatherFindings } from '../../../../server/wayfinding/venue/gather-findings.ts';
import { node, packed, way, xml } from './map.ts';

const map = xml(node(1, 0, 0), node(2, 1, 0), way(1, [1, 2], { highway: 'footway' }));
const firstSpot = 'lon="0.000000000" lat="0.000000000"';
const bytes = (text: string) => Buffer.from(text);
const headed = (head: string, text = map) => bytes(text.replace('<osm', `${head}\n<osm`));

it('reads the same plain and packed', async () => {
  expect(await readOsm(packed(map))).toEqual(await readOsm(bytes(map)));
});

const cases: [string, Buffer, object][] = [
  [
    'an external entity',
    headed('<!DOCTYPE osm [<!ENTITY x SYSTEM "file:///etc/passwd">]>', map.replace('footway', '&x;')),
    { code: 'external_entity', at: { line: 2 } },
  ],
  ['a document type elsewhere', headed('<!DOCTYPE osm SYSTEM "http://127.0.0.1/x.dtd">'), { code: 'external_entity' }],
  ['an entity that nobody defined', bytes(map.replace('footway', '&x;')), { code: 'unreadable_file', at: { line: 5 } }],
  ['a packed file that is cut off', packed(map).subarray(0, 60), { code: 'unreadable_file' }],
  ['a file that is cut off', bytes(map.slice(0, -30)), { code: 'unreadable_file' }],
  ['something else', bytes('{"type": "FeatureCollection"}'), { code: 'unreadable_file' }],
  ['other XML', bytes('<html><body/></html>'), { code: 'wrong_form', at: { line: 1 } }],
  ['text that is no UTF-8', Buffer.concat([bytes(map), Buffer.from([0xff, 0xfe])]), { code: 'unreadable_file' }],
  [
    'a node twice',
    bytes(xml(node(1, 0, 0), node(1, 1, 1))),
    { code: 'duplicate_id', at: { feature: 'node/1', line: 4 } },
  ],
  ['a way twice', bytes(xml(node(1, 0, 0), way(1, [1], {}), way(1, [1], {}))), { code: 'duplicate_id' }],
  ['latitude for longitude', bytes(map.replace(firstSpot, 'lon="7" lat="120.5"')), { code: 'swapped_coordinates' }],
  ['a position nowhere', bytes(map.replace(firstSpot, 'lon="NaN" lat="1e999"')), { code: 'impossible_position' }],
  ['elements without end', bytes(`<osm>${'<way id="1">'.repeat(1000)}`), { code: 'too_deep' }],
];
it.each(cases)('takes nothing of a file with %s, and says where', async (_what, file, finding) => {
  const { plan, findings } = await readOsm(file);
  expect(plan).toBeUndefined();
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ severity: 'error', ...finding });
});

it('lets a packed file go that is fifty times as large, before it is as large as any may be', async () => {
  const found = gatherFindings();
  expect(await readOsmFile(packed(`<osm>${' '.repeat(40_000_000)}</osm>`), found)).toBeUndefined();
  expect(found.report().findings).toMatchObject([{ code: 'too_much', values: { limit: 16 * 1024 * 1024 } }]);
});

it('stops unpacking at its limit: a packed file may be a thousand times as large', async () => {
  const bomb = packed(`<osm>${' '.repeat(50_000_000)}</osm>`);
  expect(bomb.length).toBeLessThan(60_000);
  const found = gatherFindings();
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().external);
  }, 1);
  const before = process.memoryUsage().external;
  expect(await readOsmFile(bomb, found, { bytes: 1_000_000, nodes: 10, ways: 10 })).toBeUndefined();
  clearInterval(watch);
  expect(found.report().findings[0]).toMatchObject({ code: 'too_much', values: { limit: 1_000_000 } });
  expect(Math.max(most, before) - before).toBeLessThan(20_000_000);
});

it('stops at its limit of nodes', async () => {
  const found = gatherFindings();
  const many = bytes(xml(node(1, 0, 0), node(2, 0, 0), node(3, 0, 0)));
  expect(await readOsmFile(many, found, { bytes: 1_000_000, nodes: 2, ways: 2 })).toBeUndefined();
  expect(found.report().findings[0]).toMatchObject({ code: 'too_much', at: { line: 5 } });
});

it('passes over nodes that an extract does not have, and says so', async () => {
  const { plan, findings } = await readOsm(
    bytes(xml(node(1, 0, 0), node(2, 1, 0), way(1, [1, 2, 99], { highway: 'path' }))),
  );
  expect(plan?.walkways).toHaveLength(1);
  expect(findings).toMatchObject([{ code: 'unknown_id', severity: 'warning', at: { feature: 'way/1' } }]);
});
