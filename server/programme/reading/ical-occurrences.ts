import { type CalendarPart, propertiesOf, propertyOf } from './calendar-parts.ts';
import { type CalendarTime, instantOf, readTime, type TimeGround } from './ical-times.ts';
import { daysOfRule, type SearchBudget } from './recurrence-days.ts';
import { mostOccurrences, type RecurrenceRule, readRule } from './recurrence-rule.ts';

const daySeconds = 86_400;

/** When an entry takes place, and whether it is one that recurs. */
export interface Occurrences {
  readonly recurs: boolean;
  readonly starts: readonly CalendarTime[];
}

/** DTSTART with what RRULE and RDATE add and EXDATE takes away; more than anybody means is a fault with its line. */
export function occurrencesOf(
  part: CalendarPart,
  start: CalendarTime,
  ground: TimeGround & { budget: SearchBudget },
): Occurrences | undefined {
  const [rules, added, removed] = ['RRULE', 'RDATE', 'EXDATE'].map((name) => propertiesOf(part, name));
  const unread = propertyOf(part, 'EXRULE') ?? rules?.[1];
  if (unread)
    ground.report.fault(
      `line ${unread.line}`,
      'recurrence_unread',
      'recurs by more than one rule, which is not read here',
    );
  if (unread || !rules || !added || !removed) return undefined;
  if (rules.length === 0 && added.length === 0 && removed.length === 0) return { recurs: false, starts: [start] };
  const byRule = rules[0] ? startsByRule(rules[0], start, ground) : [start];
  const further = timesIn(added, ground);
  const gone = timesIn(removed, ground);
  if (!byRule || !further || !gone) return undefined;
  const withTime = further.map((time) =>
    time.isDate && !start.isDate ? { ...start, wall: { ...start.wall, day: time.wall.day } } : time,
  );
  return { recurs: true, starts: without(gone, [...byRule, ...withTime]) };
}

function startsByRule(
  { value, line }: { value: string; line: number },
  start: CalendarTime,
  { report, budget }: TimeGround & { budget: SearchBudget },
): CalendarTime[] | undefined {
  const rule = readRule(value, line, report);
  if (!rule) return undefined;
  const starts: CalendarTime[] = [];
  for (const day of daysOfRule(rule, start.wall.day, budget)) {
    const time = { ...start, wall: { ...start.wall, day } };
    if (isOver(rule, time) || starts.length === rule.count) break;
    if (starts.length === mostOccurrences) {
      report.fault(`line ${line}`, 'too_many_recurrences', `stands for more than ${mostOccurrences} sessions`, value);
      return undefined;
    }
    starts.push(time);
  }
  if (budget.spend(0)) return starts;
  return report.end(
    `line ${line}`,
    'recurrences_too_costly',
    'the rules of this calendar take too long to follow',
    value,
  );
}

function isOver({ until }: RecurrenceRule, time: CalendarTime): boolean {
  if (!until) return false;
  if (until.seconds === undefined) return time.wall.day > until.day;
  const end = until.day * daySeconds + until.seconds;
  return until.isUtc ? instantOf(time).getTime() > end * 1000 : time.wall.day * daySeconds + time.wall.seconds > end;
}

/** Of all lines of RDATE or EXDATE; of periods the beginning. */
function timesIn(lines: ReturnType<typeof propertiesOf>, ground: TimeGround): CalendarTime[] | undefined {
  const times: CalendarTime[] = [];
  for (const line of lines) {
    for (const value of line.value.split(',', mostOccurrences + 1)) {
      if (times.length === mostOccurrences) {
        ground.report.fault(`line ${line.line}`, 'too_many_recurrences', `names more than ${mostOccurrences} times`);
        return undefined;
      }
      const time = readTime(line, value.split('/', 1)[0] ?? '', ground);
      if (!time) return undefined;
      times.push(time);
    }
  }
  return times;
}

/** Each once, in order. */
function without(gone: readonly CalendarTime[], starts: readonly CalendarTime[]): CalendarTime[] {
  const instants = new Set(gone.filter(({ isDate }) => !isDate).map((time) => instantOf(time).getTime()));
  const days = new Set(gone.filter(({ isDate }) => isDate).map(({ wall }) => wall.day));
  const kept = new Map<number, CalendarTime>();
  for (const time of starts) {
    const at = instantOf(time).getTime();
    if (!instants.has(at) && !days.has(time.wall.day)) kept.set(at, time);
  }
  return [...kept].sort(([a], [b]) => a - b).map(([, time]) => time);
}
