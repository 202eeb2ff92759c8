import { insideInFives } from '../admission/boards.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { countPlacesInZones, listCountedZones, type ZoneStanding } from './halls.queries.ts';
import type { HallStanding } from './programme.contract.ts';
import { listPlaces, type StoredPlace } from './rooms.queries.ts';
import type { SessionRow } from './sessions.queries.ts';
import { stayedIn, zoneOfHall } from './zone-of-a-hall.ts';

/** The places of the plan that is published, and how full their zones are. */
export interface Halls {
  readonly places: ReadonlyMap<string, StoredPlace>;
  /** Of a place that is a zone of its own, at whose doors people are counted (`zoneOfHall`). */
  standingOf(placeKey: string | null): HallStanding | undefined;
}

/** A session fills its hall half an hour before it begins. */
export const soonMs = 30 * 60_000;

export const isFull = ({ inside, capacity }: ZoneStanding): boolean => capacity !== null && inside >= capacity;

export async function findHalls({ database }: Pick<Dependencies, 'database'>): Promise<Halls> {
  const places = new Map((await listPlaces(database.drizzle, { ofRooms: true })).map((place) => [place.key, place]));
  const zones = await listCountedZones(database.drizzle);
  const staysIn = await countPlacesInZones(database.drizzle, stayedIn);
  return {
    places,
    standingOf(placeKey) {
      const place = placeKey === null ? undefined : places.get(placeKey);
      const zone = place && zoneOfHall(place, { zones, staysIn });
      return zone && describeStanding(zone);
    },
  };
}

function describeStanding(standing: ZoneStanding): HallStanding {
  const { inside, capacity } = standing;
  return {
    inside: insideInFives(inside, capacity ?? undefined),
    ...(capacity !== null && { capacity }),
    isFull: isFull(standing),
  };
}

/** Whether there is room in a session, as its delegates are told: only when it has begun or is about to. */
export function roomIn({ placeKey, startsAt, endsAt, state }: SessionRow, halls: Halls, now: Date) {
  const isSoon = state === 'scheduled' && startsAt.getTime() - soonMs <= now.getTime() && endsAt > now;
  const standing = isSoon ? halls.standingOf(placeKey) : undefined;
  if (!standing) return { isFull: false };
  const { isFull, inside, capacity } = standing;
  if (isFull || capacity === undefined) return { isFull };
  return { isFull, placesLeft: Math.max(0, Math.floor((capacity - inside) / 5) * 5) };
}
