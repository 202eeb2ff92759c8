import { and, count, eq, gt, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import {
  favourites,
  gates,
  programmeRooms,
  sessions,
  venuePlaces,
  venueVersions,
  zoneCounters,
  zones,
} from '../../db/schema/index.ts';
import type { PlaceKind } from '../../db/venue-vocabulary.ts';
import type { LocalizedText } from '../kernel/values.contract.ts';

export interface ZoneStanding {
  readonly inside: number;
  readonly capacity: number | null;
}

/** A zone with how many are in it and below it, and how many may be. */
export interface CountedZone extends ZoneStanding {
  readonly id: string;
  readonly name: LocalizedText;
  readonly parentId: string | null;
  /** Behind a gate, so that its people are counted. */
  readonly isCounted: boolean;
}

export async function listCountedZones(db: Queryable): Promise<Map<string, CountedZone>> {
  const rows = await db
    .select({
      ...{ id: zones.id, name: zones.name, parentId: zones.parentId, capacity: zones.capacity },
      inside: sql<number>`coalesce(${zoneCounters.inside}, 0)`,
      isCounted: sql<boolean>`exists (select from ${gates} g where g.inner_zone_id = ${zones.id})`,
    })
    .from(zones)
    .leftJoin(zoneCounters, eq(zoneCounters.zoneId, zones.id));
  return new Map(rows.map((zone) => [zone.id, zone]));
}

/** How many places of these kinds lie in each zone, by the plan that is published. */
export async function countPlacesInZones(db: Queryable, kinds: readonly PlaceKind[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ zoneId: venuePlaces.zoneId, places: count() })
    .from(venuePlaces)
    .innerJoin(venueVersions, and(eq(venueVersions.id, venuePlaces.versionId), eq(venueVersions.state, 'published')))
    .where(and(isNotNull(venuePlaces.zoneId), inArray(venuePlaces.kind, [...kinds])))
    .groupBy(venuePlaces.zoneId);
  return new Map(rows.map(({ zoneId, places }) => [zoneId ?? '', places]));
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
