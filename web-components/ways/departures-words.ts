import { msg, str } from '@lit/localize';
import type { StateOf } from '../../server/live/define-topic.ts';
import type { departuresTopic } from '../../server/wayfinding/departures/departures.contract.ts';
import { formatMoment, formatTime } from '../styles/format.ts';

export type DeparturesState = StateOf<typeof departuresTopic>;

const halfDayMs = 12 * 60 * 60_000;

/**
 * What is wrong with the feed of departures, since when, and what shuttles and boats go by meanwhile. Nothing where it is
 * right, and where none is followed.
 */
export function departuresSentence(state: DeparturesState, nowMs: number, timeZone: string): string | undefined {
  const now = new Date(nowMs).toISOString();
  const cause = causeWords(state, (at = now) => timeWords(at, nowMs, timeZone));
  if (!cause) return undefined;
  const { holdsUntil, fault } = state;
  if (fault === undefined || holdsUntil === undefined || Date.parse(holdsUntil) <= nowMs)
    return msg(str`${cause} Meanwhile shuttles and boats go by their headway.`);
  const until = timeWords(holdsUntil, nowMs, timeZone);
  return msg(str`${cause} What it told holds until ${until}; then shuttles and boats go by their headway.`);
}

/** Of today a time is enough. */
const timeWords = (at: string, nowMs: number, timeZone: string): string =>
  Math.abs(nowMs - Date.parse(at)) < halfDayMs ? formatTime(at, { timeZone }) : formatMoment(at, timeZone);

function causeWords(state: DeparturesState, timeOf: (at: string | undefined) => string): string | undefined {
  const { fault, faultSince, madeAt, rides, strangers = 0 } = state;
  if (fault === undefined) {
    const isOfOthers = rides === 0 && strangers > 0;
    return isOfOthers
      ? msg('The feed of departures tells of no shuttle and no boat of this plan: its lines or stops have other names.')
      : undefined;
  }
  const since = timeOf(faultSince);
  switch (fault) {
    case 'departures.feed_stale':
      return msg(str`The feed of departures has not been made anew since ${timeOf(madeAt ?? faultSince)}.`);
    case 'departures.feed_faulty':
      return msg(str`Since ${since} what stands at the address of departures is no whole feed.`);
    case 'fetching.address_refused':
      return msg(
        str`Since ${since} the feed of departures is not asked: its address is in a network that is not allowed.`,
      );
    default:
      return msg(str`Since ${since} the feed of departures cannot be read.`);
  }
}
