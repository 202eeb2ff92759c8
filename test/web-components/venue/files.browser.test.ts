import { expect, it } from 'vitest';
import { formatOfFiles, guessFormat } from '../../../web-components/venue/guess-format.ts';
import { packFiles } from '../../../web-components/venue/pack-files.ts';

const text = (...parts: string[]) => new Blob(parts);
const archive = (...names: string[]) => packFiles(names.map((name) => ({ name, bytes: text('x'.repeat(100_000)) })));

it.each([
  ['imdf', () => archive('unit.geojson', 'manifest.json')],
  ['gtfs_pathways', () => archive('levels.txt', 'stops.txt')],
  ['c3nav', () => archive('plans/graph.json', 'plans/config.json')],
  ['osm', () => text('\ufeff<?xml version="1.0"?><osm/>')],
  ['osm', () => new Blob([new Uint8Array([0x1f, 0x8b, 8])])],
  ['geojson', () => text('{ "type": "FeatureCollection", "features": [] }')],
  ['causeway', () => text('{"levels":[],"nodes":[]}')],
  [undefined, () => archive('holiday.jpg')],
  [undefined, () => text('Hall 1,Hall 2')],
  [undefined, () => text('')],
] as const)('a file of %s is known by its content', async (format, make) => {
  expect(await guessFormat(await make())).toBe(format);
});

it('files that are chosen together are known by their names', () => {
  expect(formatOfFiles(['pois.json', 'graph.json'])).toBe('c3nav');
  expect(formatOfFiles(['letter.txt'])).toBeUndefined();
});

it('packs files as they are, with what any program needs to unpack them', async () => {
  const packed = new Uint8Array(await (await packFiles([{ name: '灯.json', bytes: text('123456789') }])).arrayBuffer());
  const view = new DataView(packed.buffer);
  const name = new TextEncoder().encode('灯.json');
  const end = packed.length - 22;
  const directory = view.getUint32(end + 16, true);
  expect([view.getUint32(end, true), view.getUint16(end + 10, true)]).toEqual([0x06054b50, 1]);
  expect(view.getUint32(end + 12, true)).toBe(end - directory);
  // The checksum of these nine figures is known (CRC-32 catalogue).
  expect([view.getUint32(14, true), view.getUint32(22, true)]).toEqual([0xcbf43926, 9]);
  expect([view.getUint32(directory, true), view.getUint32(directory + 16, true)]).toEqual([0x02014b50, 0xcbf43926]);
  expect(view.getUint32(directory + 42, true)).toBe(0);
  expect(packed.slice(30, 30 + name.length)).toEqual(name);
  expect(new TextDecoder().decode(packed.slice(30 + name.length, directory))).toBe('123456789');
});
