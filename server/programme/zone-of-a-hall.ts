import type { PlaceKind } from '../../db/venue-vocabulary.ts';
import { foldText } from '../registration/delegates/fold-text.ts';
import type { CountedZone } from './halls.queries.ts';
import type { StoredPlace } from './rooms.queries.ts';

/** Places in which people stay: whoever is in one of them is counted in its zone, and is in no other of them. */
export const stayedIn: readonly PlaceKind[] = [
  'hall',
  'room',
  'exhibition',
  'restaurant',
  'hotel',
  'shop',
  'prayer_room',
];

/** What is known of zones: each by its id, and how many places in which people stay lie in each, not below it. */
export interface ZonesOfHalls {
  readonly zones: ReadonlyMap<string, CountedZone>;
  readonly staysIn: ReadonlyMap<string, number>;
}

/**
 * The zone that is this hall and nothing else, so that whoever is counted in it is in the hall: the zone that the place
 * lies in, where it has the place's id or one of its names, or where it lies in another zone and the place is the only
 * one in which people stay in it and below it. Of a hall in the midst of a town, or of one of three barns behind one door,
 * nobody knows how many are inside.
 */
export function zoneOfHall(place: StoredPlace, { zones, staysIn }: ZonesOfHalls): CountedZone | undefined {
  const zone = place.zoneId === null ? undefined : zones.get(place.zoneId);
  if (!zone?.isCounted) return undefined;
  if (zone.id === place.key || isNamedAs(place, zone)) return zone;
  if (zone.parentId === null) return undefined;
  const within = [...staysIn].filter(([id]) => isWithin(zones, id, zone.id));
  const places = within.reduce((sum, [, count]) => sum + count, 0);
  return places === (stayedIn.includes(place.kind) ? 1 : 0) ? zone : undefined;
}

function isNamedAs({ name, aliases }: StoredPlace, zone: CountedZone): boolean {
  const names = new Set([...Object.values(name), ...(aliases ?? [])].map(foldText));
  return Object.values(zone.name).some((word) => names.has(foldText(word)));
}

function isWithin(zones: ZonesOfHalls['zones'], id: string, outer: string): boolean {
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null && !seen.has(at); at = zones.get(at)?.parentId ?? null) {
    if (at === outer) return true;
    seen.add(at);
  }
  return false;
}
