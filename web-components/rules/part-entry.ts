import { msg } from '@lit/localize';
import { type DelegateCategory, delegateCategories } from '../../db/vocabulary.ts';
import {
  companionWays,
  elsewhereWays,
  type Rule,
  rule as ruleSchema,
  weekdays,
} from '../../server/admission/rules/rules.contract.ts';
import type { RulePart } from './rule-words.ts';
import { instantOfWallTime, wallTimeOf } from './wall-time.ts';

/** What the fields of the dialog hold, as people type it: by name of the field. */
export type PartEntry = Readonly<Record<string, readonly string[]>>;

/** The entry for a part as the rule has it. */
export function entryOf(part: RulePart, rule: Rule, timeZone: string): PartEntry {
  switch (part) {
    case 'who':
      return { categories: rule.categories };
    case 'zone':
      return { zoneId: [rule.zoneId] };
    case 'when':
      return {
        from: rule.from ? [wallTimeOf(rule.from, timeZone)] : [],
        until: rule.until ? [wallTimeOf(rule.until, timeZone)] : [],
        days: rule.days ?? [],
        dailyFrom: rule.dailyFrom ? [rule.dailyFrom] : [],
        dailyUntil: rule.dailyUntil ? [rule.dailyUntil] : [],
      };
    case 'verification':
      return { choice: [rule.needsVerification ? 'needed' : 'open'] };
    case 'reentry':
      return {
        choice: [rule.reentry.kind],
        number: 'entries' in rule.reentry ? [String(rule.reentry.entries)] : ['2'],
      };
    case 'capacity':
      return { choice: [rule.capacity === undefined ? 'any' : 'limited'], number: [String(rule.capacity ?? 100)] };
    case 'elsewhere':
      return { choice: [rule.elsewhere] };
    case 'checkOut':
      return checkOutEntry(rule.checkOut);
    case 'companions':
      return { choice: [rule.companions] };
  }
}

const checkOutEntry = (checkOut: Rule['checkOut']): PartEntry => ({
  choice: [checkOut?.kind ?? 'none'],
  time: [checkOut?.kind === 'at' ? checkOut.time : '23:00'],
  number: [String(checkOut?.kind === 'after' ? checkOut.minutes / 60 : 12)],
});

const first = (entry: PartEntry, field: string): string => entry[field]?.[0] ?? '';

/** The rule with the part as entered, or the sentence that says what is wrong with it. */
export function ruleWithEntry(part: RulePart, rule: Rule, entry: PartEntry, timeZone: string): Rule | string {
  const changed = changedBy(part, rule, entry, timeZone);
  if (typeof changed === 'string') return changed;
  const parsed = ruleSchema.safeParse(changed);
  return parsed.success ? parsed.data : faultOf(part);
}

function changedBy(part: RulePart, rule: Rule, entry: PartEntry, timeZone: string): Rule | string {
  const choice = first(entry, 'choice');
  const number = Number(first(entry, 'number'));
  switch (part) {
    case 'who':
      return { ...rule, categories: delegateCategories.filter((one) => isIn(entry.categories, one)) };
    case 'zone':
      return { ...rule, zoneId: first(entry, 'zoneId') };
    case 'when':
      return withHours(rule, entry, timeZone);
    case 'verification':
      return { ...rule, needsVerification: choice === 'needed' };
    case 'reentry':
      return { ...rule, reentry: reentryOf(choice, number) };
    case 'capacity':
      return withOptional(rule, 'capacity', choice === 'any' ? undefined : number);
    case 'elsewhere':
      return { ...rule, elsewhere: elsewhereWays.find((way) => way === choice) ?? rule.elsewhere };
    case 'checkOut':
      return withOptional(rule, 'checkOut', checkOutOf(choice, first(entry, 'time'), number));
    case 'companions':
      return { ...rule, companions: companionWays.find((way) => way === choice) ?? rule.companions };
  }
}

const isIn = (list: readonly string[] | undefined, category: DelegateCategory) => list?.includes(category) ?? false;

function reentryOf(choice: string, entries: number): Rule['reentry'] {
  if (choice === 'never') return { kind: 'never' };
  if (choice === 'times') return entries === 1 ? { kind: 'never' } : { kind: 'times', entries };
  return choice === 'daily' ? { kind: 'daily', entries } : { kind: 'free' };
}

function checkOutOf(choice: string, time: string, hours: number): Rule['checkOut'] {
  if (choice === 'at') return { kind: 'at', time: time.slice(0, 5) };
  return choice === 'after' ? { kind: 'after', minutes: Math.round(hours * 60) } : undefined;
}

function withHours(rule: Rule, entry: PartEntry, timeZone: string): Rule | string {
  const { from: _, until: __, days: ___, dailyFrom: ____, dailyUntil: _____, ...rest } = rule;
  const [dailyFrom, dailyUntil] = [first(entry, 'dailyFrom').slice(0, 5), first(entry, 'dailyUntil').slice(0, 5)];
  if ((dailyFrom === '') !== (dailyUntil === '')) return msg('Give both hours, or neither.');
  const [from, until] = [first(entry, 'from'), first(entry, 'until')].map((at) => instantOfWallTime(at, timeZone));
  if (from && until && Date.parse(from) >= Date.parse(until)) return msg('The end comes after the beginning.');
  const days = weekdays.filter((day) => entry.days?.includes(day));
  return {
    ...rest,
    ...(from && { from }),
    ...(until && { until }),
    ...(days.length > 0 && days.length < weekdays.length && { days }),
    ...(dailyFrom && { dailyFrom, dailyUntil }),
  };
}

function withOptional<Key extends 'capacity' | 'checkOut'>(rule: Rule, key: Key, value: Rule[Key] | undefined): Rule {
  const { [key]: _, ...rest } = rule;
  return { ...(rest as Rule), ...(value !== undefined && { [key]: value }) };
}

function faultOf(part: RulePart): string {
  switch (part) {
    case 'who':
      return msg('Choose at least one category.');
    case 'zone':
      return msg('Choose a zone.');
    case 'reentry':
      return msg('A whole number from 1 to 100.');
    case 'capacity':
      return msg('A whole number of people, at least 1.');
    case 'checkOut':
      return msg('A time of day, or from five minutes to 72 hours.');
    default:
      return msg('This cannot be a rule. Look at it again.');
  }
}
