import { randomUUID } from 'node:crypto';
import { favourites, programmeRooms, programmeSources, sessions } from '../../db/schema/index.ts';
import { register } from '../registration/register.ts';
import type { TestApp } from '../support/app.ts';

export interface Talk {
  readonly title: string;
  /** The place's key, which is the room's as well. */
  readonly place: string;
  /** Minutes from now. */
  readonly from: number;
  readonly until: number;
}

/** Puts these sessions into the programme; gives their ids in order. */
export async function schedule(app: Pick<TestApp, 'database' | 'clock'>, talks: readonly Talk[]): Promise<string[]> {
  const { drizzle } = app.database;
  const [sourceId, now] = [randomUUID(), app.clock.now()];
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  await drizzle.insert(programmeSources).values({ id: sourceId, name: sourceId, format: 'frab_json', madeAt: now });
  const rooms = [...new Set(talks.map(({ place }) => place))];
  await drizzle
    .insert(programmeRooms)
    .values(rooms.map((key) => ({ sourceId, key, name: key, placeKey: key, matched: 'by_id' as const })));
  const rows = talks.map(({ title, place, from, until }) => ({
    ...{ id: randomUUID(), sourceId, guid: randomUUID(), title: { en: title }, roomKey: place },
    ...{ startsAt: at(from), endsAt: at(until), changedAt: now },
  }));
  await drizzle.insert(sessions).values(rows);
  return rows.map(({ id }) => id);
}

/** So many delegates, each of whom marks these sessions. */
export async function mark(app: Pick<TestApp, 'database' | 'clock'>, people: number, sessionIds: readonly string[]) {
  for (let i = 0; i < people; i++) {
    const delegateId = await register(app.database);
    const markedAt = app.clock.now();
    await app.database.drizzle
      .insert(favourites)
      .values(sessionIds.map((sessionId) => ({ delegateId, sessionId, markedAt })));
  }
}
