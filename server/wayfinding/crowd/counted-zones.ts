import type { ZoneCount } from './crowd.queries.ts';

/** The nearest zone around this one, or itself, whose people gates count. */
export type CountedZoneOf = (zoneId: string | null) => string | undefined;

/** Which zone counts for which, and how many are in each counted zone and in no counted zone below it. */
export function countedZones(zones: readonly ZoneCount[]): {
  countedZoneOf: CountedZoneOf;
  inside: ReadonlyMap<string, number>;
} {
  const byId = new Map(zones.map((zone) => [zone.id, zone]));
  const countedZoneOf: CountedZoneOf = (zoneId) => {
    let zone = zoneId === null ? undefined : byId.get(zoneId);
    while (zone && !zone.isCounted) zone = zone.parentId === null ? undefined : byId.get(zone.parentId);
    return zone?.id;
  };
  const inside = new Map(zones.flatMap(({ id, isCounted, inside: count }) => (isCounted ? [[id, count]] : [])));
  for (const { isCounted, parentId, inside: count } of zones) {
    const around = isCounted ? countedZoneOf(parentId) : undefined;
    if (around !== undefined) inside.set(around, Math.max(0, (inside.get(around) ?? 0) - count));
  }
  return { countedZoneOf, inside };
}
