import type { Actor, Monitor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { readPlaceCode } from '../places/place-code.ts';
import { type PlacesDependencies, placesOfAsker } from '../places/places-of-asker.ts';
import { wayFaults } from '../ways/ways.errors.ts';
import type { Departure, StopDepartures } from './departures.contract.ts';
import { placeAtEnd, type RideTimes, ridesFrom, timesOf } from './next-rides.ts';

/** Of a ride whose departures are told. */
const toldAtMost = 5;
/** Those that are known by their headway stand after all that are told. */
const afterToldMinutes = 24 * 60;

/**
 * When rides leave the stop whose code somebody reads: as the feed tells, else by their headway, and not while they are
 * closed. Throws `ways.unknown_place` as `readCard` does.
 */
export async function listDepartures(
  deps: PlacesDependencies,
  actor: Actor | Monitor | undefined,
  typed: string,
): Promise<StopDepartures> {
  const code = readPlaceCode(typed);
  const places = await placesOfAsker(deps, actor);
  const stop = code === undefined ? undefined : places?.byCode(code);
  if (!places || !stop) throw new DomainError(wayFaults.unknown_place);
  const { ground, zones } = places;
  const now = deps.clock.now();
  const known = places.all();
  const departures = ridesFrom(ground.router.graph, stop.doors)
    .filter(({ walkway: { zoneId } }) => !zones || zoneId === undefined || zones.has(zoneId))
    .flatMap((ride) => {
      const { kind, walkway } = ride;
      const towards = placeAtEnd(known, ride);
      const told = {
        kind,
        ...(walkway.line !== undefined && { line: walkway.line }),
        ...(walkway.name && { name: walkway.name }),
        ...(towards && { towards: { code: towards.code, name: towards.name } }),
      };
      return toldTimes(timesOf(ground.conditions, ride, now.getTime()), now.getTime()).map(
        (time): Departure => ({ ...told, ...time }),
      );
    });
  return { at: now.toISOString(), departures: departures.sort((a, b) => soonness(a, now) - soonness(b, now)) };
}

/** Minutes until it leaves; those known by their headway stand after all others. */
function soonness({ leavesAt, startsAt, everyMinutes = 0 }: Departure, now: Date): number {
  const minutesUntil = (instant: string) => (Date.parse(instant) - now.getTime()) / 60_000;
  if (leavesAt) return minutesUntil(leavesAt);
  return afterToldMinutes + everyMinutes + (startsAt ? minutesUntil(startsAt) : 0);
}

type Time = Pick<Departure, 'leavesAt' | 'minutes' | 'everyMinutes' | 'startsAt'>;

function toldTimes({ leavesMs, everyMinutes, startsMs }: RideTimes, nowMs: number): Time[] {
  if (leavesMs.length > 0)
    return leavesMs.slice(0, toldAtMost).map((at) => ({
      leavesAt: new Date(at).toISOString(),
      minutes: Math.floor((at - nowMs) / 60_000),
    }));
  if (everyMinutes === undefined) return [];
  return [{ everyMinutes, ...(startsMs !== undefined && { startsAt: new Date(startsMs).toISOString() }) }];
}
