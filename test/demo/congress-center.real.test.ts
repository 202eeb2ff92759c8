import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { seeded } from '../../ops/demo/random.ts';
import { readBuilding } from '../../ops/demo/venue/plan/build.ts';
import type { Venue } from '../../ops/demo/venue/venue.ts';
import { expectFitForTheInterface } from './fit-for-the-interface.ts';

let venue: Venue;

beforeAll(async () => {
  venue = await readBuilding(join(process.env.CAUSEWAY_REAL_DATA ?? '', 'cch'), seeded('a test'));
});

describe('the Congress Center Hamburg, from its real plan', () => {
  test('has five levels, 83 rooms indoors as zones, and 128 access points with a position', () => {
    expect(venue.map.map(({ level }) => level)).toEqual([0, 1, 2, 3, 4]);
    expect(venue.hotspots).toHaveLength(128);
    expect(venue.remarks.join(' ')).toContain('131 access points');
    expect(venue.remarks.join(' ')).toContain('3 of these have no position');
    // Of the building, five levels, two halls over several levels, and the rooms without the forecourt.
    expect(venue.zones).toHaveLength(1 + 5 + 2 + 83);
  });

  test('knows its halls by name, in both languages', () => {
    const names = venue.gates.map(({ name }) => name.en);
    expect(names).toEqual(expect.arrayContaining(['Entrance area', 'Porter Entrance', 'Hall 1', 'Hall 2', 'Hall 3']));
    expect(venue.zones.find(({ id }) => id === 'h1-hall')?.name).toEqual({ de: 'Saal 1', en: 'Hall 1' });
  });

  test('stands where it stands, and is as large as it is', () => {
    const latitudes = venue.hotspots.map(({ latitude }) => latitude);
    const longitudes = venue.hotspots.map(({ longitude }) => longitude);
    expect(Math.abs((Math.min(...latitudes) + Math.max(...latitudes)) / 2 - 53.5618)).toBeLessThan(0.002);
    const widthM = (Math.max(...longitudes) - Math.min(...longitudes)) * 111_320 * Math.cos((53.5618 * Math.PI) / 180);
    expect(widthM).toBeGreaterThan(100);
    expect(widthM).toBeLessThan(400);
  });

  test('is fit for the interface', () => {
    expectFitForTheInterface(venue);
  });
});
