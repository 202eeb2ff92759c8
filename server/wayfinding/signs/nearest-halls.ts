import type { WayProfile } from '../../../db/venue-vocabulary.ts';
import { turnBetween } from '../router/geometry.ts';
import type { Router } from '../router/router.ts';
import { describeSteps } from '../router/way-steps.ts';
import type { VenuePlace } from '../venue/venue.contract.ts';
import type { SetOut, SignDestination } from './sign.ts';

/** By what ways the minutes of a sign are found. */
export interface SignGround {
  readonly router: Router;
  readonly zones: ReadonlySet<string>;
  readonly departAtMs: number;
}

const told = 3;

/**
 * The halls that one is at soonest from a place, on foot, one of each building before others of it; step-free as well where
 * there is such a way.
 */
export function nearestHalls(ground: SignGround, place: VenuePlace, facing: number | undefined): SignDestination[] {
  const { router } = ground;
  const secondsTo = (to: VenuePlace, profile: WayProfile) =>
    router.secondsTo(requestFor(ground, place, { to: { place: to.key }, profile }));
  const bySeconds = router.graph.places
    .filter(({ kind, key }) => kind === 'hall' && key !== place.key)
    .flatMap((hall) => {
      const seconds = secondsTo(hall, 'walking');
      return seconds === undefined ? [] : [{ hall, seconds }];
    })
    .sort((a, b) => a.seconds - b.seconds || (a.hall.key < b.hall.key ? -1 : 1));
  const isFirst = bySeconds.map(({ hall }, i) => !bySeconds.slice(0, i).some((one) => areFloors(one.hall, hall)));
  const chosen = [...bySeconds.filter((_, i) => isFirst[i]), ...bySeconds.filter((_, i) => !isFirst[i])].slice(0, told);
  return chosen
    .sort((a, b) => a.seconds - b.seconds)
    .map(({ hall, seconds }) => {
      const stepFree = secondsTo(hall, 'step_free');
      return {
        ...{ name: hall.name, minutes: minutesOf(seconds) },
        stepFreeMinutes: stepFree === undefined ? undefined : minutesOf(stepFree),
        setOut: facing === undefined ? undefined : setOutTo(ground, place, hall, facing),
      };
    });
}

/** A plan has no buildings: "Lake Hall" and "Lake Hall, floor 2" are one by their names, where they lie on different levels. */
function areFloors(one: VenuePlace, other: VenuePlace): boolean {
  return one.levelId !== other.levelId && nameOfBuilding(one) === nameOfBuilding(other);
}

const nameOfBuilding = ({ name: { en } }: VenuePlace): string => (en.split(',')[0] ?? en).trim().toLowerCase();

/** Who is told 4 must not need five. */
const minutesOf = (seconds: number): number => Math.max(1, Math.ceil(seconds / 60));

function requestFor(ground: SignGround, from: VenuePlace, rest: { to: { place: string }; profile: WayProfile }) {
  const { zones, departAtMs } = ground;
  // Who reads a sign where attendees may not be is of the staff, and goes where those go.
  const isAmongStaff = from.zoneId !== undefined && !zones.has(from.zoneId);
  return { from: { place: from.key }, departAtMs, ...rest, ...(!isAmongStaff && { zones }) };
}

/** Which way one turns from the sign; nothing where one sets out up or down. */
function setOutTo(ground: SignGround, place: VenuePlace, hall: VenuePlace, facing: number): SetOut | undefined {
  const { router } = ground;
  const answer = router.findWay(requestFor(ground, place, { to: { place: hall.key }, profile: 'walking' }));
  const [first] = answer.isFound ? describeSteps(router.graph, answer.way) : [];
  if (!first || first.kind === 'lift') return undefined;
  const turn = turnBetween(facing, first.bearing);
  if (Math.abs(turn) <= 45) return 'ahead';
  if (Math.abs(turn) >= 135) return 'back';
  return turn < 0 ? 'left' : 'right';
}
