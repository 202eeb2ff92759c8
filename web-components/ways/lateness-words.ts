import { msg, str } from '@lit/localize';
import type { StateOf } from '../../server/live/define-topic.ts';
import type { latenessTopic } from '../../server/wayfinding/lateness/lateness.contract.ts';
import { formatMinutes, formatNumber, inPageLanguage } from '../styles/format.ts';

export type LatenessState = StateOf<typeof latenessTopic>;
export type LateSession = LatenessState['sessions'][string];

/** Found twice a minute: what has not been for so long is old. */
export const oldAfterMs = 2 * 60_000;

/** The earliest first. */
export const inOrder = ({ sessions }: Pick<LatenessState, 'sessions'>): (LateSession & { id: string })[] =>
  Object.entries(sessions)
    .map(([id, session]) => ({ id, ...session }))
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt) || (a.id < b.id ? -1 : 1));

export const isTouched = ({ late, cutOff }: Pick<LateSession, 'late' | 'cutOff'>): boolean => late > 0 || cutOff > 0;

/** Whole minutes, so that a start that is held is held long enough. */
export const lateBy = ({ latestSeconds }: Pick<LateSession, 'latestSeconds'>): string => formatMinutes(latestSeconds);

/** The one sentence that says what to do: of the session for which it matters most. */
export function latenessSentence({ sessions, at }: LatenessState): { lead: string; rest: string } {
  if (at === undefined) return { lead: msg('No plan of the venue is published yet.'), rest: '' };
  const all = inOrder({ sessions });
  const cutOff = all.find((session) => session.cutOff > 0);
  if (cutOff) return sayCutOff(cutOff);
  const [worst] = all.filter(({ late }) => late > 0).sort((a, b) => b.late - a.late);
  if (worst) return sayLate(worst);
  const count = formatNumber(all.length);
  if (all.length === 0) return { lead: msg('No session begins within two hours.'), rest: '' };
  return { lead: msg('All come in time.'), rest: msg(str`Sessions within two hours: ${count}.`) };
}

function sayCutOff({ title, placeName, enrolled, cutOff }: LateSession) {
  const [name, hall] = [inPageLanguage(title), inPageLanguage(placeName)];
  const [people, all] = [formatNumber(cutOff), formatNumber(enrolled)];
  return {
    lead: msg(str`Open a way to ${hall}, or move “${name}”:`),
    rest: msg(str`${people} of ${all} cannot come to it.`),
  };
}

function sayLate(session: LateSession) {
  const [name, hall] = [inPageLanguage(session.title), inPageLanguage(session.placeName)];
  const [people, all, by] = [formatNumber(session.late), formatNumber(session.enrolled), lateBy(session)];
  return {
    lead: msg(str`Hold the start of “${name}” in ${hall} by ${by}:`),
    rest: msg(str`${people} of ${all} will be late.`),
  };
}
