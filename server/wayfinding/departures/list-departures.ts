import type { Actor, Monitor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { readPlaceCode } from '../places/place-code.ts';
import { type CodedPlace, type PlacesDependencies, placesOfAsker } from '../places/places-of-asker.ts';
import { headOf } from '../router/compiled-graph.ts';
import { type OpenSpan, openSpans, without } from '../router/opening-hours.ts';
import type { Walkway } from '../venue/venue.contract.ts';
import type { WayGround } from '../ways/way-board.ts';
import { wayFaults } from '../ways/ways.errors.ts';
import { type Departure, rideKinds, type StopDepartures } from './departures.contract.ts';

/** Of a ride whose departures are told. */
const toldAtMost = 5;
/** Whether a ride that does not go now goes again is looked for so far ahead. */
const aheadMs = 24 * 60 * 60_000;

interface Ride {
  readonly arc: number;
  readonly kind: (typeof rideKinds)[number];
  readonly walkway: Walkway;
}

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
  const departures = ridesFrom(ground, stop)
    .filter(({ walkway: { zoneId } }) => !zones || zoneId === undefined || zones.has(zoneId))
    .flatMap((ride) => {
      const towards = known.find(({ doors }) => doors.includes(endOf(ground, ride)));
      const { kind, walkway } = ride;
      const told = {
        kind,
        ...(walkway.line !== undefined && { line: walkway.line }),
        ...(walkway.name && { name: walkway.name }),
        ...(towards && { towards: { code: towards.code, name: towards.name } }),
      };
      return timesOf(ground, ride, now.getTime()).map((time): Departure => ({ ...told, ...time }));
    });
  return { at: now.toISOString(), departures: departures.sort((a, b) => soonness(a, now) - soonness(b, now)) };
}

/** Minutes until it leaves; those known by their headway stand after all others. */
function soonness({ leavesAt, startsAt, everyMinutes = 0 }: Departure, now: Date): number {
  const minutesUntil = (instant: string) => (Date.parse(instant) - now.getTime()) / 60_000;
  if (leavesAt) return minutesUntil(leavesAt);
  return aheadMs + everyMinutes + (startsAt ? minutesUntil(startsAt) : 0);
}

function ridesFrom({ router: { graph } }: WayGround, { doors }: CodedPlace): Ride[] {
  const nodes = [...new Set(doors)].flatMap((door) => graph.nodeIndex.get(door) ?? []);
  return nodes.flatMap((node) =>
    [...graph.outArc.subarray(graph.outStart[node], graph.outStart[node + 1])].flatMap((arc) => {
      const walkway = graph.walkways[arc >> 1];
      const kind = rideKinds.find((each) => each === walkway?.kind);
      return walkway && kind ? [{ arc, kind, walkway }] : [];
    }),
  );
}

const endOf = ({ router: { graph } }: WayGround, { arc }: Ride): string => graph.nodeIds[headOf(graph, arc)] ?? '';

type Time = Pick<Departure, 'leavesAt' | 'minutes' | 'everyMinutes' | 'startsAt'>;

function timesOf(ground: WayGround, { arc, walkway }: Ride, nowMs: number): Time[] {
  const open = openSpansOf(ground, walkway, nowMs);
  const told = ground.departures.find((each) => each.walkwayId === walkway.id && each.isForward === (arc % 2 === 0));
  const next = (told?.atMs ?? []).filter(
    (at) => at >= nowMs && open.some(({ fromMs, untilMs }) => fromMs <= at && at < untilMs),
  );
  if (next.length > 0)
    return next.slice(0, toldAtMost).map((at) => ({
      leavesAt: new Date(at).toISOString(),
      minutes: Math.floor((at - nowMs) / 60_000),
    }));
  const [span] = open;
  const { headwayS } = walkway;
  if (!span || headwayS === undefined) return [];
  const startsAt = span.fromMs > nowMs && new Date(span.fromMs).toISOString();
  return [{ everyMinutes: Math.max(1, Math.round(headwayS / 60)), ...(startsAt && { startsAt }) }];
}

/** When it goes, from now on: by its hours, without closures. */
function openSpansOf({ timeZone, closures }: WayGround, { id, hours }: Walkway, nowMs: number): readonly OpenSpan[] {
  const always = [{ fromMs: Number.NEGATIVE_INFINITY, untilMs: Number.POSITIVE_INFINITY }];
  let open = hours ? openSpans(hours, timeZone, nowMs, nowMs + aheadMs) : always;
  for (const { walkwayIds, startsAt, until } of closures) {
    if (!walkwayIds.includes(id)) continue;
    const untilMs = until?.getTime() ?? Number.POSITIVE_INFINITY;
    open = without(open, { fromMs: startsAt.getTime(), untilMs });
  }
  return open.filter(({ fromMs, untilMs }) => untilMs > nowMs && fromMs <= nowMs + aheadMs);
}
