import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readImdf } from '../../../server/wayfinding/import/imdf/read-imdf.ts';
import { planArchiveLimits, readArchive } from '../../../server/wayfinding/import/read-archive.ts';
import { gatherFindings } from '../../../server/wayfinding/venue/gather-findings.ts';
import { zipOf } from '../../registration/photographs/archives.ts';
import { generateImdf, type ImdfFiles, manifestOf, zipImdf } from '../../support/generated-imdf.ts';

const small = () => generateImdf({ levels: 2, wings: 1, roomsOfWing: 4 });
type Feature = ReturnType<ImdfFiles['get']> extends (infer T)[] | undefined ? T : never;
type Ring = [number, number][];
const feature = (files: ImdfFiles, type: string, at = 0): Feature => files.get(`${type}.geojson`)![at]!;
const ringOf = (unit: Feature): Ring => (unit.geometry as { coordinates: Ring[] }).coordinates[0]!;

/** Each must be told with its place in the archive, and nothing of the archive taken. */
async function refusalOf(change: (files: ImdfFiles) => void) {
  const files = small();
  change(files);
  const { plan, findings } = await readImdf(zipImdf(files));
  expect(plan).toBeUndefined();
  return findings.filter(({ severity }) => severity === 'error');
}

describe('a feature that is wrong is told by its file, id and path, and nothing is taken', () => {
  it('an open ring', async () => {
    const found = await refusalOf((files) => ringOf(feature(files, 'unit', 3)).pop());
    expect(found).toMatchObject([
      {
        code: 'open_ring',
        at: {
          file: 'unit.geojson',
          feature: feature(small(), 'unit', 3).id,
          path: 'features.3.geometry.coordinates.0',
        },
      },
    ]);
  });

  it('a polygon that crosses itself, with the corner near which it does', async () => {
    const found = await refusalOf((files) => {
      const ring = ringOf(feature(files, 'unit', 2));
      const [a, b, c] = ring as [[number, number], [number, number], [number, number]];
      // Twice as far to the north-east: what crosses has an area all the same.
      [ring[1], ring[2]] = [[2 * c[0] - a[0], 2 * c[1] - a[1]], b];
    });
    expect(found).toMatchObject([
      { code: 'crossing_ring', at: { file: 'unit.geojson', path: expect.stringContaining('features.2') } },
    ]);
    expect(found[0]?.values).toMatchObject({ longitude: expect.any(Number), latitude: expect.any(Number) });
  });

  it('a ring without area', async () => {
    const found = await refusalOf((files) => {
      const ring = ringOf(feature(files, 'unit', 2));
      ring.splice(0, ring.length, ring[0]!, ring[1]!, ring[0]!, ring[0]!);
    });
    expect(found).toMatchObject([{ code: 'crossing_ring' }]);
  });

  it('latitude and longitude swapped, where the latitude is impossible', async () => {
    const found = await refusalOf((files) =>
      ringOf(feature(files, 'unit', 1)).forEach((position) => void position.reverse()),
    );
    expect(found).toMatchObject([
      { code: 'swapped_coordinates', at: { file: 'unit.geojson', path: expect.stringContaining('features.1') } },
    ]);
  });

  it('latitude and longitude swapped, where both are possible', async () => {
    const files = generateImdf({ levels: 1, wings: 1, roomsOfWing: 4, at: [9.986, 53.5618] });
    const anchor = feature(files, 'anchor', 1);
    (anchor.geometry as { coordinates: [number, number] }).coordinates.reverse();
    const { plan, findings } = await readImdf(zipImdf(files));
    expect(plan).toBeUndefined();
    expect(findings).toMatchObject([
      { code: 'swapped_coordinates', at: { file: 'anchor.geojson', feature: anchor.id } },
    ]);
  });

  it('all of them swapped, where it is known where the venue is', async () => {
    const files = generateImdf({ levels: 1, wings: 1, roomsOfWing: 4, at: [53.5618, 9.986] });
    expect((await readImdf(zipImdf(files))).plan).toBeDefined();
    const { plan, findings } = await readImdf(zipImdf(files), { near: [9.986, 53.5618] });
    expect(plan).toBeUndefined();
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['swapped_coordinates']));
  });

  it('a feature on the other side of the earth', async () => {
    const found = await refusalOf((files) => {
      (feature(files, 'anchor').geometry as { coordinates: number[] }).coordinates = [-70.1, 12.5];
    });
    expect(found).toMatchObject([{ code: 'stray_position', at: { file: 'anchor.geojson' } }]);
  });

  it.each([[[Number.NaN, 1]], [['120', '30']], [[1]], [null], [[1000, 1000]], [{ length: 2 }]])(
    'a position that is none: %j',
    async (position) => {
      const found = await refusalOf((files) => {
        (feature(files, 'anchor').geometry as { coordinates: unknown }).coordinates = position;
      });
      expect(found).toMatchObject([
        { code: 'impossible_position', at: { file: 'anchor.geojson', path: 'features.0.geometry.coordinates' } },
      ]);
    },
  );

  it('one id twice, with where it stood first', async () => {
    const found = await refusalOf((files) => {
      feature(files, 'occupant', 2).id = feature(files, 'occupant', 0).id;
    });
    expect(found).toMatchObject([
      {
        code: 'duplicate_id',
        at: { file: 'occupant.geojson', path: 'features.2.id' },
        values: { first: 'occupant.geojson features.0' },
      },
    ]);
  });

  it.each([
    ['unit', 'level_id'],
    ['opening', 'level_id'],
    ['occupant', 'anchor_id'],
    ['anchor', 'unit_id'],
    ['footprint', 'building_ids.0'],
  ])('%s.%s that nothing has', async (type, property) => {
    const found = await refusalOf((files) => {
      const [name = '', inList] = property.split('.');
      const id = '00000000-0000-4000-8000-000000000000';
      feature(files, type).properties[name] = inList ? [id] : id;
    });
    expect(found).toMatchObject([
      { code: 'unknown_id', at: { file: `${type}.geojson`, path: `features.0.properties.${property}` } },
    ]);
  });

  it('a room on no level, and a door on a room', async () => {
    const found = await refusalOf((files) => {
      feature(files, 'unit').properties.level_id = null;
      feature(files, 'opening').properties.level_id = feature(files, 'unit', 1).id;
    });
    expect(found.map(({ code, at }) => [code, at?.file, at?.path])).toEqual([
      ['unknown_id', 'opening.geojson', 'features.0.properties.level_id'],
      ['unknown_id', 'unit.geojson', 'features.0.properties.level_id'],
    ]);
  });

  it('a relationship to nothing', async () => {
    const found = await refusalOf((files) => {
      feature(files, 'relationship').properties.destination = { id: 'nothing', feature_type: 'unit' };
    });
    expect(found).toMatchObject([{ code: 'unknown_id', at: { path: 'features.0.properties.destination' } }]);
  });

  it('a level without order, an id that is no UUID, a feature of another kind', async () => {
    const found = await refusalOf((files) => {
      feature(files, 'level').properties.ordinal = '1';
      feature(files, 'unit').id = 'room-1';
      feature(files, 'unit', 1).feature_type = 'opening';
    });
    expect(found.map(({ code, at }) => [code, at?.path])).toEqual([
      ['wrong_form', 'features.0.id'],
      ['wrong_form', 'features.1.feature_type'],
    ]);
  });
});

describe('an archive that is wrong is told, within bounds of memory', () => {
  const manifest = { name: 'manifest.json', bytes: Buffer.from(manifestOf()) };

  it('one that is cut off at any place', async () => {
    const whole = zipImdf(small());
    for (let share = 0; share < 1; share += 0.07) {
      const { plan, findings } = await readImdf(whole.subarray(0, Math.floor(whole.length * share)));
      expect(plan).toBeUndefined();
      expect(findings).toMatchObject([{ code: 'unreadable_file', values: { reason: expect.any(String) } }]);
    }
  });

  it('one without a manifest or levels', async () => {
    const found = await refusalOf((files) => files.delete('level.geojson'));
    expect(found).toMatchObject([{ code: 'missing_file', at: { file: 'level.geojson' } }]);
  });

  it('JSON that breaks off, with its line, and JSON that nests without end', async () => {
    const files = (text: string) =>
      zipOf([
        manifest,
        { name: 'venue.geojson', bytes: Buffer.from(text) },
        { name: 'level.geojson', bytes: Buffer.from('{"features":[]}') },
      ]);
    const broken = await readImdf(files('{"type":"FeatureCollection",\n"features":[\n{"id":}]}'));
    expect(broken.findings[0]).toMatchObject({ code: 'not_json', at: { file: 'venue.geojson', line: 3 } });
    const deep = await readImdf(files(`${'['.repeat(100_000)}${']'.repeat(100_000)}`));
    expect(deep.findings[0]).toMatchObject({ code: 'too_deep', at: { file: 'venue.geojson' } });
  });

  it('a bomb, of which no more is unpacked than the limits allow', async () => {
    const zeros = deflateRawSync(Buffer.alloc(64 * 1024 * 1024, 0x20), { level: 9 });
    // As if each of sixteen files were 64 MiB, and the directory claimed that they were small.
    const names = ['unit', 'venue', 'level', 'opening', 'anchor', 'occupant', 'amenity', 'fixture'];
    for (const claimedBytes of [64 * 1024 * 1024, 1000]) {
      const bomb = zipOf([
        manifest,
        ...names.map((name) => ({ name: `${name}.geojson`, packed: { bytes: zeros, claimedBytes } })),
      ]);
      const before = process.memoryUsage().rss;
      const { plan, findings } = await readImdf(bomb);
      expect(plan).toBeUndefined();
      expect(findings).toMatchObject([{ code: claimedBytes === 1000 ? 'unreadable_file' : 'too_much' }]);
      expect(process.memoryUsage().rss - before).toBeLessThan(48 * 1024 * 1024);
    }
    expect(crc32(zeros)).not.toBe(0);
  });

  it('a bomb whose files are one stretch of bytes, given out again and again', async () => {
    const kernel = Buffer.alloc(900 * 1024, 0x20);
    const entries = Array.from({ length: 15 }, (_, at) => ({
      name: `${at}.geojson`,
      bytes: kernel,
      isOverPrevious: at > 0,
    }));
    const found = gatherFindings();
    let unpacked = 0;
    const files = await readArchive(zipOf(entries), () => ++unpacked > 0, found, {
      ...planArchiveLimits,
      totalBytes: 4 * 1024 * 1024,
    });
    expect(files.size).toBe(0);
    expect(found.report().findings[0]).toMatchObject({ severity: 'error' });
    expect(unpacked).toBeLessThan(6);
  });

  it('more files than any archive of a plan has', async () => {
    const entries = Array.from({ length: 501 }, (_, at) => ({ name: `${at}.txt` }));
    const { findings } = await readImdf(zipOf([manifest, ...entries]));
    expect(findings).toMatchObject([{ code: 'too_much', values: { limit: 500, what: 'files' } }]);
  });

  it('thousands of faults, of which some are told and all are counted', async () => {
    const files = generateImdf({ levels: 1, wings: 3, roomsOfWing: 100 });
    for (const anchor of files.get('anchor.geojson')!) anchor.geometry = { type: 'Point', coordinates: [] };
    const { findings, counts } = await readImdf(zipImdf(files));
    expect(findings).toHaveLength(50);
    expect(counts).toEqual([{ code: 'impossible_position', severity: 'error', count: 300 }]);
  });
});
