import { asc, isNull } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { gates, hotspots, zoneCounters, zones } from '../../../db/schema/index.ts';

export interface PlacedHotspot {
  /** The database's own. */
  readonly number: number;
  readonly zoneId: string | null;
  readonly level: number;
  readonly latitude: number;
  readonly longitude: number;
}

/** Hotspots of the inventory in force, where they hang. */
export function listPlacedHotspots(db: Queryable): Promise<PlacedHotspot[]> {
  const { number, zoneId, level, latitude, longitude } = hotspots;
  return db
    .select({ number, zoneId, level, latitude, longitude })
    .from(hotspots)
    .where(isNull(hotspots.removedAt))
    .orderBy(asc(hotspots.number));
}

export interface ZoneCount {
  readonly id: string;
  readonly parentId: string | null;
  /** Behind a gate, so that its people are counted. */
  readonly isCounted: boolean;
  /** In it or below it. */
  readonly inside: number;
}

/** All zones with how many are in them now. */
export async function listZoneCounts(db: Queryable): Promise<ZoneCount[]> {
  const [all, counters, guarded] = [
    await db.select({ id: zones.id, parentId: zones.parentId }).from(zones).orderBy(asc(zones.id)),
    await db.select().from(zoneCounters),
    await db.selectDistinct({ id: gates.innerZoneId }).from(gates),
  ];
  const insideOf = new Map(counters.map(({ zoneId, inside }) => [zoneId, inside]));
  const isGuarded = new Set(guarded.map(({ id }) => id));
  return all.map(({ id, parentId }) => ({
    ...{ id, parentId, isCounted: isGuarded.has(id), inside: insideOf.get(id) ?? 0 },
  }));
}
