import type { AdmissionHours } from '../admission-hours.ts';
import type { LayoutWorld } from '../layout-world.ts';
import type { BookedRule } from './rule-book.ts';
import { bookRules } from './rule-book.ts';
import type { Rule } from './rules.contract.ts';

export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly isNow: boolean;
}

/** Hours come again after a week. */
const daysAhead = 8;
/** So that odd rules cannot keep the server busy; the earliest are the ones that matter. */
const maxMoments = 60;

/** The zones of which the rules, in their order, are not the same. */
export function zonesThatDiffer(before: LayoutWorld, after: LayoutWorld): Set<string> {
  const [was, is] = [rulesByZone(before.rules.rules), rulesByZone(after.rules.rules)];
  const zoneIds = new Set([...was.keys(), ...is.keys()]);
  return new Set([...zoneIds].filter((zoneId) => was.get(zoneId) !== is.get(zoneId)));
}

function rulesByZone(rules: readonly Rule[]): Map<string, string> {
  const zones = new Map<string, string>();
  for (const { id: _, ...rule } of rules) {
    const inOrder = Object.entries(rule).sort(([a], [b]) => (a < b ? -1 : 1));
    zones.set(rule.zoneId, `${zones.get(rule.zoneId) ?? ''}${JSON.stringify(inOrder)}`);
  }
  return zones;
}

/** Now, and the instants of the days to come at which the hours of some rule for these zones begin or end. */
export function momentsOf(
  before: LayoutWorld,
  after: LayoutWorld,
  zoneIds: ReadonlySet<string>,
  now: number,
): Moment[] {
  const { calendar } = after;
  const today = calendar.dayOf(now);
  const rules = [before, after].flatMap(({ rules: { rules: list } }) =>
    list.filter(({ zoneId }) => zoneIds.has(zoneId)),
  );
  const hours = bookRules(rules, 0, calendar);
  const minutes = new Set<number>();
  const instants = new Set<number>();
  for (const one of new Set(rules.flatMap((rule) => booked(hours.naming, rule)))) {
    for (const minute of minutesOf(one.hours)) minutes.add(minute);
    for (const at of [one.hours.from, one.hours.until]) if (at !== undefined) instants.add(at);
  }
  for (let day = today; day < today + daysAhead; day += 1) {
    for (const minute of minutes) instants.add(calendar.instantOf(day, minute));
  }
  const later = [...instants].filter((at) => at > now).sort((a, b) => a - b);
  return [{ at: now, isNow: true }, ...later.slice(0, maxMoments - 1).map((at) => ({ at, isNow: false }))];
}

const booked = (naming: (zoneId: string, category: Rule['categories'][number]) => readonly BookedRule[], rule: Rule) =>
  rule.categories.flatMap((category) => naming(rule.zoneId, category));

/** Minutes of the day at which hours begin or end; for those of some days only, midnight as well. */
const minutesOf = ({ dailyFrom, dailyUntil, days }: AdmissionHours): number[] => [
  ...(dailyFrom === undefined ? [] : [dailyFrom]),
  ...(dailyUntil === undefined ? [] : [dailyUntil]),
  ...(days === undefined ? [] : [0]),
];
