import { programmeRooms, programmeSources } from '../../../db/schema/index.ts';
import { uuidv7 } from '../../../server/kernel/ids.ts';
import { scheduleOf, talk } from '../../programme/schedules.ts';
import type { Ways } from './act.ts';
import type { Ground } from './ground.ts';

/** A source that is at an address, with one room that nobody has settled. */
async function source(g: Ground): Promise<string> {
  const { drizzle } = g.app.database;
  const id = uuidv7(g.app.clock.now());
  const name = g.fresh('Programme');
  const at = { address: 'https://schedule.example/all.json', madeAt: g.app.clock.now() };
  await drizzle.insert(programmeSources).values({ id, name, format: 'frab_json', ...at });
  await drizzle.insert(programmeRooms).values({ sourceId: id, key: 'hall-9', name: 'Hall 9' });
  return id;
}

export const programmeActs = {
  programme_imported: {
    'by a file': (g) => {
      const path = `/api/programme/files?name=${encodeURIComponent(g.fresh('Programme'))}`;
      const headers = { 'content-type': 'application/octet-stream' };
      return g.deed('POST', path, { body: scheduleOf([talk()]), headers });
    },
  },
  programme_followed: {
    'by an administrator': async (g) =>
      g.put(`/api/programme/sources/${await source(g)}/following`, { isFollowed: true }),
  },
  programme_removed: { 'by an administrator': async (g) => g.remove(`/api/programme/sources/${await source(g)}`) },
  programme_room_settled: {
    'as nowhere in the venue': async (g) =>
      g.put('/api/programme/rooms', { sourceId: await source(g), key: 'hall-9', placeKey: null }),
  },
} satisfies Record<string, Ways>;
