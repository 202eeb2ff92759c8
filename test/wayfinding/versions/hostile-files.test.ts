import { deflateRawSync, gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { venuePlaces, venueVersions, walkNodes } from '../../../db/schema/index.ts';
import { zipOf } from '../../registration/photographs/archives.ts';
import { useApp } from '../../support/app.ts';
import { generateImdf, manifestOf, zipImdf } from '../../support/generated-imdf.ts';
import { streetPlan, VersionDesk } from './plans.ts';

const app = useApp();
const desk = new VersionDesk(app);
beforeAll(() => desk.open());

const mebibyte = 1024 * 1024;
const all = async () => {
  const { drizzle } = app.database;
  return [
    await drizzle.select().from(venueVersions),
    await drizzle.select().from(venuePlaces),
    await drizzle.select().from(walkNodes),
  ];
};

/** What is answered, and how many bytes more than before were ever held while it was made. */
async function sentAndWatched(file: Uint8Array, query: string) {
  const held = () => process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
  const before = held();
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, held() - before);
  }, 5);
  const answer = await desk.send(file, query);
  clearInterval(watch);
  return { status: answer.status, body: await answer.json(), most: Math.max(most, held() - before) };
}

const spaces = Buffer.alloc(32 * mebibyte, 0x20);
const packedSpaces = deflateRawSync(spaces, { level: 9 });
const packedMap = gzipSync(spaces, { level: 9 });
const anchored = 'longitude=9.986&latitude=53.5618';

/** Many files of 32 MiB in 32 KiB each; `claimed` is what the directory says of each. */
const bomb = (names: readonly string[], claimed: number, ...more: { name: string; bytes: Buffer }[]) =>
  zipOf([...more, ...names.map((name) => ({ name, packed: { bytes: packedSpaces, claimedBytes: claimed } }))]);

const imdfNames = ['unit', 'venue', 'level', 'opening', 'anchor', 'occupant', 'amenity'].map((at) => `${at}.geojson`);
const manifest = { name: 'manifest.json', bytes: Buffer.from(manifestOf()) };
const bombs: [string, string, () => Uint8Array, string][] = [
  ['an IMDF bomb', 'format=imdf', () => bomb(imdfNames, spaces.length, manifest), 'too_much'],
  ['an IMDF bomb that claims to be small', 'format=imdf', () => bomb(imdfNames, 1000, manifest), 'unreadable_file'],
  ['a GTFS bomb', 'format=gtfs_pathways', () => bomb(['stops.txt', 'pathways.txt'], spaces.length), 'too_much'],
  ['a c3nav bomb', `format=c3nav&${anchored}`, () => bomb(['graph.json', 'config.json'], spaces.length), 'too_much'],
  [
    'a packed map of gibibytes',
    'format=osm',
    () => Buffer.concat([gzipSync('<osm>'), ...Array.from({ length: 64 }, () => packedMap)]),
    'too_much',
  ],
];
it.each(bombs)(
  'takes nothing of %s, and holds little of it',
  { timeout: 60_000 },
  async (_what, format, make, code) => {
    await desk.draft(streetPlan(['Hall 1']));
    const before = await all();
    const { status, body, most } = await sentAndWatched(make(), `${format}&source=bomb`);
    expect([status, body.code, body.faults[0].code]).toEqual([422, 'venue.file_faulty', code]);
    expect(most).toBeLessThan(96 * mebibyte);
    expect(await all()).toEqual(before);
  },
);

it('takes nothing of an archive that is cut off anywhere, nor of one whose coordinates are swapped, and says where', async () => {
  const draft = await desk.draft(streetPlan(['Hall 1', 'Hall 2']));
  const before = await all();
  const building = { levels: 2, wings: 1, roomsOfWing: 4 };
  const whole = zipImdf(generateImdf(building));
  for (const share of [0, 0.3, 0.9]) {
    const answer = await desk.send(whole.subarray(0, Math.floor(whole.length * share)), 'format=imdf&source=cut');
    const { faults = [], code } = await answer.json();
    // Nothing at all is refused before it is read.
    expect([422, share === 0 ? code : faults[0]?.code]).toEqual([
      answer.status,
      share === 0 ? expect.stringMatching(/^(request\.invalid|venue\.file_faulty)$/) : 'unreadable_file',
    ]);
  }
  const files = generateImdf(building);
  const anchor = files.get('anchor.geojson')?.[1] as { id: string; geometry: { coordinates: number[] } };
  anchor.geometry.coordinates.reverse();
  const answer = await desk.send(zipImdf(files), 'format=imdf&source=swapped');
  const { faults } = await answer.json();
  expect(faults[0]).toMatchObject({ code: 'swapped_coordinates', path: expect.stringContaining('anchor.geojson') });
  expect(faults[0].path).toContain(anchor.id);
  expect(await all()).toEqual(before);
  expect((await desk.versions())[0]?.id).toBe(draft.id);
});
