import { describe, expect, test } from 'vitest';
import { DemoFault } from '../../ops/demo/fault.ts';
import { seeded } from '../../ops/demo/random.ts';
import { readBuilding } from '../../ops/demo/venue/plan/build.ts';
import { expectFitForTheInterface } from './fit-for-the-interface.ts';
import { smallBuilding, writeBuilding } from './small-building.ts';

const read = async (folder: string) => readBuilding(folder, seeded('a test'));

describe('a building read from its plan', () => {
  test('has its rooms as zones, and its halls over several levels as one', async () => {
    const { zones } = await read(await writeBuilding());
    const parents = Object.fromEntries(zones.map(({ id, parentId }) => [id, parentId]));
    expect(parents).toMatchObject({
      building: undefined,
      'hall-hall': 'building',
      'hall-low': 'hall-hall',
      'hall-high': 'hall-hall',
      'way-in': 'level-0',
      toilet: 'level-0',
    });
    expect(zones.find(({ id }) => id === 'hall-hall')?.name).toEqual({ de: 'Großer Saal', en: 'Great Hall' });
    expect(parents).not.toHaveProperty('outside');
  });

  test('has its access points as hotspots in the rooms that they are in, and says which have no position', async () => {
    const { hotspots, remarks } = await read(await writeBuilding());
    expect(hotspots.map(({ code, level, zoneId }) => [code, level, zoneId])).toEqual([
      ['H-1', 0, 'hall-low'],
      ['H-2', 0, 'hall-low'],
      ['H-3', 1, 'hall-high'],
      ['R-1', 0, 'room'],
    ]);
    expect(remarks.join(' ')).toContain('1 of these have no position in the plan and are left out: NOWHERE-1.');
  });

  test('keeps its measures on the earth: 50 cm to the pixel', async () => {
    const { hotspots } = await read(await writeBuilding());
    const [first, second] = hotspots;
    const metres = ((second?.longitude ?? 0) - (first?.longitude ?? 0)) * 111_320 * Math.cos((53.5618 * Math.PI) / 180);
    expect(metres).toBeCloseTo(40, 0);
  });

  test('has a gate at what opens onto the forecourt and a door at its hall', async () => {
    const { gates, lanes, stations } = await read(await writeBuilding());
    const leads = gates.map(({ name, outerZoneId, innerZoneId }) => [name.en, outerZoneId, innerZoneId]);
    expect(leads[0]).toEqual(['Entrance area', undefined, 'building']);
    expect(leads).toContainEqual(['Great Hall', 'building', 'hall-hall']);
    expect(lanes.length).toBeGreaterThan(8);
    expect(stations).toHaveLength(6);
  });

  test('is fit for the interface', async () => {
    expectFitForTheInterface(await read(await writeBuilding()));
  });

  test('does without titles and points of interest', async () => {
    const venue = await read(await writeBuilding({ 'titles.json': undefined, 'pois.json': undefined }));
    expect(venue.zones.find(({ id }) => id === 'room')?.name.en).toBe('room');
    expectFitForTheInterface(venue);
  });
});

describe('a folder that is no building is told in a sentence', () => {
  const graph = smallBuilding['graph.json'] as { rooms: Record<string, object> };
  test.each([
    ['a file that is missing', { 'graph.json': undefined }, /graph\.json cannot be read \(ENOENT\)/],
    ['a file that is not JSON', { 'config.json': '{ "name": ' }, /config\.json is not JSON/],
    ['a scale of nothing', { 'config.json': { cm_per_px: 0, levels: 1, name: 'x' } }, /config\.json .* at cm_per_px/],
    ['no rooms', { 'graph.json': { ...graph, rooms: {} } }, /has no rooms/],
    [
      'a room without corners',
      { 'graph.json': { ...graph, rooms: { a: { level: 0, shape: '1,2 x' } } } },
      /shape of room a/,
    ],
    ['no access point with a position', { 'ap_locations.json': { a: [] } }, /has no hotspots/],
    ['an access point in words', { 'ap_locations.json': { a: ['up', 1, 2] } }, /ap_locations\.json .* at a/],
  ])('%s', async (_what, changes, sentence) => {
    const folder = await writeBuilding(changes);
    await expect(read(folder)).rejects.toThrow(DemoFault);
    await expect(read(folder)).rejects.toThrow(sentence);
  });

  test('a folder that is not there', async () => {
    await expect(read('/nowhere/at/all')).rejects.toThrow(/There is no building in \/nowhere\/at\/all/);
  });
});
