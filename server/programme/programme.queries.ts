import { asc, count, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import {
  favourites,
  programmeSources,
  programmeTracks,
  sessionChanges,
  sessionSpeakers,
  sessions,
} from '../../db/schema/index.ts';

type SessionRow = typeof sessions.$inferSelect;
export type StoredSession = SessionRow & {
  readonly speakers: readonly { readonly name: string; readonly affiliation: string | null }[];
};
export type StoredSource = typeof programmeSources.$inferSelect;

/** Any number, as long as it is always this one: programmes are put one after the other. */
const programmeLock = 7_241_973;

export const waitForTurn = async (tx: Queryable): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(${programmeLock})`);
};

export async function listSources(db: Queryable): Promise<StoredSource[]> {
  return db.select().from(programmeSources).orderBy(asc(programmeSources.name));
}

export async function findSourceNamed(db: Queryable, name: string): Promise<StoredSource | undefined> {
  const [row] = await db.select().from(programmeSources).where(eq(programmeSources.name, name));
  return row;
}

export async function lockSource(tx: Queryable, id: string): Promise<StoredSource | undefined> {
  const [row] = await tx.select().from(programmeSources).where(eq(programmeSources.id, id)).for('update');
  return row;
}

export async function upsertSource(tx: Queryable, source: StoredSource): Promise<void> {
  const { id: _id, madeAt: _madeAt, ...values } = source;
  await tx.insert(programmeSources).values(source).onConflictDoUpdate({ target: programmeSources.id, set: values });
}

export async function updateSource(
  tx: Queryable,
  id: string,
  values: Partial<Omit<StoredSource, 'id'>>,
): Promise<void> {
  await tx.update(programmeSources).set(values).where(eq(programmeSources.id, id));
}

export async function deleteSource(tx: Queryable, id: string): Promise<void> {
  // Sessions go with their source, and must not be in the way of its rooms and tracks while they do.
  await tx.update(sessions).set({ roomKey: null, trackKey: null }).where(eq(sessions.sourceId, id));
  await tx.delete(programmeSources).where(eq(programmeSources.id, id));
}

/** How many sessions each source has, by state: `<source> scheduled`. */
export async function countSessions(db: Queryable): Promise<Map<string, number>> {
  const rows = await db
    .select({ sourceId: sessions.sourceId, state: sessions.state, sessions: count() })
    .from(sessions)
    .groupBy(sessions.sourceId, sessions.state);
  return new Map(rows.map(({ sourceId, state, sessions }) => [`${sourceId} ${state}`, sessions]));
}

/** Names the programme as it is now. */
export async function findProgrammeRevision(db: Queryable): Promise<string> {
  const [row] = await db.execute<{ revision: string }>(sql`
    select md5(concat(
      (select concat(count(*), ' ', max(changed_at), ' ', sum(revision)) from sessions),
      (select md5(string_agg(concat(source_id, key, place_key, matched), ',' order by source_id, key)) from programme_rooms)
    )) as revision`);
  return row?.revision ?? '';
}

export async function listSessionsOf(db: Queryable, sourceId: string): Promise<StoredSession[]> {
  const rows = await db.select().from(sessions).where(eq(sessions.sourceId, sourceId));
  const speakers = await db
    .select({
      sessionId: sessionSpeakers.sessionId,
      name: sessionSpeakers.name,
      affiliation: sessionSpeakers.affiliation,
    })
    .from(sessionSpeakers)
    .innerJoin(sessions, eq(sessions.id, sessionSpeakers.sessionId))
    .where(eq(sessions.sourceId, sourceId))
    .orderBy(asc(sessionSpeakers.sessionId), asc(sessionSpeakers.position));
  const bySession = new Map<string, { name: string; affiliation: string | null }[]>();
  for (const { sessionId, name, affiliation } of speakers) {
    bySession.set(sessionId, [...(bySession.get(sessionId) ?? []), { name, affiliation }]);
  }
  return rows.map((row) => ({ ...row, speakers: bySession.get(row.id) ?? [] }));
}

export async function replaceTracks(
  tx: Queryable,
  tracks: readonly (typeof programmeTracks.$inferInsert)[],
): Promise<void> {
  for (let start = 0; start < tracks.length; start += 1000) {
    await tx
      .insert(programmeTracks)
      .values(tracks.slice(start, start + 1000))
      .onConflictDoUpdate({
        target: [programmeTracks.sourceId, programmeTracks.key],
        set: { name: sql`excluded.name`, colour: sql`excluded.colour` },
      });
  }
}

const setOfSession = {
  title: sql`excluded.title`,
  subtitle: sql`excluded.subtitle`,
  abstract: sql`excluded.abstract`,
  description: sql`excluded.description`,
  roomKey: sql`excluded.room_key`,
  trackKey: sql`excluded.track_key`,
  language: sql`excluded.language`,
  url: sql`excluded.url`,
  startsAt: sql`excluded.starts_at`,
  endsAt: sql`excluded.ends_at`,
  state: sql`excluded.state`,
  revision: sql`excluded.revision`,
  changedAt: sql`excluded.changed_at`,
};

/** So many rows are written by one statement, whose making then takes some milliseconds: others are answered in between. */
const rowsAtOnce = { sessions: 200, narrow: 500 };

/** Writes sessions with their speakers, by id. */
export async function upsertSessions(tx: Queryable, list: readonly StoredSession[]): Promise<void> {
  for (let start = 0; start < list.length; start += rowsAtOnce.sessions) {
    const chunk = list.slice(start, start + rowsAtOnce.sessions);
    const rows = chunk.map(({ speakers: _speakers, ...row }) => row);
    await tx.insert(sessions).values(rows).onConflictDoUpdate({ target: sessions.id, set: setOfSession });
    await tx.delete(sessionSpeakers).where(
      inArray(
        sessionSpeakers.sessionId,
        chunk.map(({ id }) => id),
      ),
    );
    const speakers = chunk.flatMap(({ id, speakers }) =>
      speakers.map(({ name, affiliation }, position) => ({ sessionId: id, position, name, affiliation })),
    );
    for (let at = 0; at < speakers.length; at += rowsAtOnce.narrow) {
      await tx.insert(sessionSpeakers).values(speakers.slice(at, at + rowsAtOnce.narrow));
    }
  }
}

export async function insertChanges(
  tx: Queryable,
  changes: readonly (typeof sessionChanges.$inferInsert)[],
): Promise<void> {
  for (let start = 0; start < changes.length; start += rowsAtOnce.narrow) {
    await tx.insert(sessionChanges).values(changes.slice(start, start + rowsAtOnce.narrow));
  }
}

/** Delegates who marked one of these. */
export async function listWhoMarked(db: Queryable, sessionIds: readonly string[]): Promise<string[]> {
  if (sessionIds.length === 0) return [];
  const rows = await db
    .selectDistinct({ delegateId: favourites.delegateId })
    .from(favourites)
    .where(sql`${favourites.sessionId} = any(string_to_array(${sessionIds.join(' ')}, ' ')::uuid[])`);
  return rows.map(({ delegateId }) => delegateId);
}

/** Delegates who marked something of this source. */
export async function listWhoMarkedOf(db: Queryable, sourceId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ delegateId: favourites.delegateId })
    .from(favourites)
    .innerJoin(sessions, eq(sessions.id, favourites.sessionId))
    .where(eq(sessions.sourceId, sourceId));
  return rows.map(({ delegateId }) => delegateId);
}
