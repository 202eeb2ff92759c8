import { msg, str } from '@lit/localize';
import type { RideKind } from '../../db/venue-vocabulary.ts';
import type { Ride, RideTimes } from '../../server/wayfinding/departures/next-rides.ts';
import { formatDuration, formatMinutes, formatMoment, formatTime, keepTogether } from '../styles/format.ts';
import { nameHere } from './way-words.ts';

/** Of many departures the next ones are enough. */
const toldAtMost = 3;
const hourMs = 60 * 60_000;

/** How a line is called: by its name, else by what it is and its id, as a bus has a number. */
export function lineWords({ kind, walkway: { name, line } }: Pick<Ride, 'kind' | 'walkway'>): string {
  if (name) return nameHere(name);
  return line === undefined ? kindWords(kind) : `${kindWords(kind)} ${keepTogether(line)}`;
}

const kindWords = (kind: RideKind): string => (kind === 'boat' ? msg('Boat') : msg('Shuttle'));

export const leavesEveryWords = (minutes: number): string =>
  msg(str`leaves about every ${formatMinutes(minutes * 60)}`);

/** The next departures in few words, the soonest first; where none are told, how often it goes, or why it does not. */
export function departureWords({ leavesMs, ...ride }: RideTimes, nowMs: number, timeZone: string): string[] {
  if (leavesMs.length > 0) return leavesMs.slice(0, toldAtMost).map((at) => untilWords(at, nowMs, timeZone));
  if (ride.isClosed) return [msg('closed now')];
  if (ride.startsMs !== undefined) return [msg(str`again from ${againWords(ride.startsMs, nowMs, timeZone)}`)];
  if (ride.everyMinutes === undefined) return [msg('no times known')];
  return [msg(str`about every ${formatMinutes(ride.everyMinutes * 60)}`)];
}

function untilWords(atMs: number, nowMs: number, timeZone: string): string {
  const ahead = atMs - nowMs;
  if (ahead < 60_000) return msg('now');
  return ahead < hourMs ? formatDuration(ahead) : formatTime(new Date(atMs), { timeZone });
}

/** A time of today needs no day. */
const againWords = (atMs: number, nowMs: number, timeZone: string): string =>
  atMs - nowMs < 12 * hourMs ? formatTime(new Date(atMs), { timeZone }) : formatMoment(new Date(atMs), timeZone);

/** When the one leaves that a way takes. */
export function leavesWords(leavesMs: number, nowMs: number, timeZone: string): string {
  const at = formatTime(new Date(leavesMs), { timeZone });
  const ahead = leavesMs - nowMs;
  if (ahead < 0) return msg(str`left at ${at}`);
  return ahead < 60_000 ? msg(str`leaves at ${at}, now`) : msg(str`leaves at ${at}, in ${formatDuration(ahead)}`);
}
