import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

type Files = Record<string, unknown>;

/** A small building in the format of the real one: two levels, a forecourt, a hall over both, a room, a toilet. */
export const smallBuilding: Files = {
  'config.json': { cm_per_px: 50, width: 200, height: 100, levels: 2, name: 'Small House' },
  'graph.json': {
    barriers: [{ level: 0, x1: 100, y1: 0, x2: 100, y2: 40 }],
    connections: [],
    nodes: {},
    rooms: {
      outside: { level: 0, shape: '-60,0 -1,0 -1,100 -60,100' },
      way_in: { level: 0, shape: '0,0 40,0 40,100 0,100' },
      hall_low: { level: 0, shape: '40,0 160,0 160,100 40,100', superroom: 'hall' },
      hall_high: { level: 1, shape: '40,0 160,0 160,100 40,100', superroom: 'hall' },
      room: { level: 0, shape: '160,0 200,0 200,60 160,60' },
      toilet: { level: 0, shape: '160,60 200,60 200,100 160,100', groups: ['wc'] },
    },
  },
  'ap_locations.json': {
    'H-1': [0, 60, 50],
    'H-2': [0, 140, 50],
    'H-3': [1, 100, 50],
    'R-1': [0, 180, 30],
    'NOWHERE-1': [],
  },
  'pois.json': { info: { level: 0, x: 20, y: 50 } },
  'titles.json': {
    outside: { de: 'Vorplatz', en: 'Forecourt' },
    way_in: { de: 'Eingang', en: 'Entrance area' },
    hall_low: { de: 'Großer Saal', en: 'Great Hall' },
    hall_high: { de: 'Großer Saal', en: 'Great Hall' },
    room: { de: 'Raum', en: 'Room' },
  },
};

/** Writes such a folder, with some files changed, or left out where they are undefined. */
export async function writeBuilding(changes: Files = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-building-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries({ ...smallBuilding, ...changes })) {
    if (content === undefined) continue;
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}
