// shared with pages: pure
import type { DelegateCategory } from '../../../db/vocabulary.ts';
import { type AdmissionHours, isInForce } from '../admission-hours.ts';
import type { Calendar } from '../calendar.ts';
import type { AdmissionWorld } from '../decide.ts';

/** Hours come again after a week at the latest. */
const daysAhead = 8;

/** The first instant after this one at which some rule lets the category into the zone; none where none will. */
export function nextOpening(
  { rules, calendar }: Pick<AdmissionWorld, 'rules' | 'calendar'>,
  zoneId: string,
  category: DelegateCategory,
  after: number,
): number | undefined {
  const openings = rules.naming(zoneId, category).flatMap(({ hours }) => nextBeginning(hours, calendar, after) ?? []);
  return openings.length > 0 ? Math.min(...openings) : undefined;
}

/** When hours begin next after an instant. */
export function nextBeginning(hours: AdmissionHours, calendar: Calendar, after: number): number | undefined {
  const { from, dailyFrom = 0 } = hours;
  const start = Math.max(after, from ?? after);
  const day = calendar.dayOf(start);
  const days = Array.from({ length: daysAhead }, (_, n) => calendar.instantOf(day + n, dailyFrom));
  const midnights = Array.from({ length: daysAhead }, (_, n) => calendar.instantOf(day + n, 0));
  const candidates = [...(from === undefined ? [] : [from]), ...days, ...midnights].filter((at) => at > after);
  return candidates.sort((a, b) => a - b).find((at) => isInForce(hours, at, calendar));
}

/** When the next day begins on the wall. */
export const nextDay = ({ calendar }: Pick<AdmissionWorld, 'calendar'>, at: number): number =>
  calendar.instantOf(calendar.dayOf(at) + 1, 0);
