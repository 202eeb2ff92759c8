import { and, asc, count, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import {
  placeCodes,
  programmeRooms,
  sessions,
  venueLevels,
  venuePlaces,
  venueVersions,
} from '../../db/schema/index.ts';
import type { PlaceKind } from '../../db/venue-vocabulary.ts';
import type { LocalizedText } from '../kernel/values.contract.ts';

export type StoredRoom = typeof programmeRooms.$inferSelect;

export interface StoredPlace {
  readonly key: string;
  readonly name: LocalizedText;
  readonly kind: PlaceKind;
  readonly aliases: readonly string[] | null;
  readonly zoneId: string | null;
  readonly level: LocalizedText;
  /** Of its sign; none where codes have run out. */
  readonly code: string | null;
}

const isARoom = sql<string>`${programmeRooms.placeKey}`;
const published = eq(venueVersions.state, 'published');

/** The places of the plan that is published: all, or those alone that are rooms of the programme. */
export async function listPlaces(db: Queryable, { ofRooms = false } = {}): Promise<StoredPlace[]> {
  return db
    .select({
      key: venuePlaces.key,
      name: venuePlaces.name,
      kind: venuePlaces.kind,
      aliases: venuePlaces.aliases,
      zoneId: venuePlaces.zoneId,
      level: venueLevels.name,
      code: placeCodes.code,
    })
    .from(venuePlaces)
    .innerJoin(venueVersions, and(eq(venueVersions.id, venuePlaces.versionId), published))
    .innerJoin(
      venueLevels,
      and(eq(venueLevels.versionId, venuePlaces.versionId), eq(venueLevels.id, venuePlaces.levelId)),
    )
    .leftJoin(placeCodes, eq(placeCodes.placeKey, venuePlaces.key))
    .where(ofRooms ? inArray(venuePlaces.key, db.select({ key: isARoom }).from(programmeRooms)) : undefined)
    .orderBy(asc(venuePlaces.key));
}

export async function listRooms(db: Queryable, sourceId?: string): Promise<StoredRoom[]> {
  return db
    .select()
    .from(programmeRooms)
    .where(sourceId ? eq(programmeRooms.sourceId, sourceId) : undefined)
    .orderBy(asc(programmeRooms.name), asc(programmeRooms.sourceId), asc(programmeRooms.key));
}

export async function lockRoom(tx: Queryable, sourceId: string, key: string): Promise<StoredRoom | undefined> {
  const [row] = await tx
    .select()
    .from(programmeRooms)
    .where(and(eq(programmeRooms.sourceId, sourceId), eq(programmeRooms.key, key)))
    .for('update');
  return row;
}

/** How many sessions take place in each, by source and key. */
export async function countSessionsInRooms(db: Queryable): Promise<Map<string, number>> {
  const rows = await db
    .select({ sourceId: sessions.sourceId, key: sessions.roomKey, sessions: count() })
    .from(sessions)
    .where(eq(sessions.state, 'scheduled'))
    .groupBy(sessions.sourceId, sessions.roomKey);
  return new Map(rows.map(({ sourceId, key, sessions }) => [`${sourceId} ${key}`, sessions]));
}

export async function upsertRooms(tx: Queryable, rooms: readonly StoredRoom[]): Promise<void> {
  for (let start = 0; start < rooms.length; start += 1000) {
    await tx
      .insert(programmeRooms)
      .values(rooms.slice(start, start + 1000))
      .onConflictDoUpdate({
        target: [programmeRooms.sourceId, programmeRooms.key],
        set: {
          name: sql`excluded.name`,
          placeKey: sql`excluded.place_key`,
          matched: sql`excluded.matched`,
        },
      });
  }
}

/** Those that neither the newest file nor any session names. */
export async function deleteIdleRooms(tx: Queryable, sourceId: string, kept: readonly string[]): Promise<void> {
  await tx
    .delete(programmeRooms)
    .where(
      and(
        eq(programmeRooms.sourceId, sourceId),
        kept.length > 0 ? notInArray(programmeRooms.key, [...kept]) : undefined,
        sql`not exists (select from sessions s where s.source_id = ${sourceId} and s.room_key = ${programmeRooms.key})`,
      ),
    );
}
