import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { favourites, programmeRooms, sessions, zoneCounters, zones } from '../../db/schema/index.ts';

export interface ZoneStanding {
  readonly inside: number;
  readonly capacity: number | null;
}

/** How many are in these zones and below them, and how many may be. */
export async function listZoneStandings(db: Queryable, zoneIds: readonly string[]): Promise<Map<string, ZoneStanding>> {
  if (zoneIds.length === 0) return new Map();
  const rows = await db
    .select({ id: zones.id, capacity: zones.capacity, inside: sql<number>`coalesce(${zoneCounters.inside}, 0)` })
    .from(zones)
    .leftJoin(zoneCounters, eq(zoneCounters.zoneId, zones.id))
    .where(inArray(zones.id, [...zoneIds]));
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}

/** Who marked a session that is on at a place, or begins there before `soon`. */
export async function listWhoComesTo(
  db: Queryable,
  placeKeys: readonly string[],
  { now, soon }: { now: Date; soon: Date },
): Promise<string[]> {
  if (placeKeys.length === 0) return [];
  const rows = await db
    .selectDistinct({ delegateId: favourites.delegateId })
    .from(favourites)
    .innerJoin(
      sessions,
      and(
        eq(sessions.id, favourites.sessionId),
        eq(sessions.state, 'scheduled'),
        lte(sessions.startsAt, soon),
        gt(sessions.endsAt, now),
      ),
    )
    .innerJoin(
      programmeRooms,
      and(
        eq(programmeRooms.sourceId, sessions.sourceId),
        eq(programmeRooms.key, sessions.roomKey),
        inArray(programmeRooms.placeKey, [...placeKeys]),
      ),
    );
  return rows.map(({ delegateId }) => delegateId);
}
