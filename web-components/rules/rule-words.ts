import { msg, str } from '@lit/localize';
import { type DelegateCategory, delegateCategories } from '../../db/vocabulary.ts';
import type { Layout } from '../../server/admission/admission.contract.ts';
import { type Rule, type Weekday, weekdays } from '../../server/admission/rules/rules.contract.ts';
import { zoneName } from '../gate/change-words.ts';
import { dateLanguage, formatNumber } from '../styles/format.ts';
import { pageLanguage } from '../styles/locale.ts';

/** What the words of rules are made with. */
export interface RuleGround {
  readonly layout: Pick<Layout, 'zones' | 'gates'>;
  readonly timeZone: string;
}

/** The parts of a rule, in the order in which its sentences say them. */
export const ruleParts = [
  'who',
  'zone',
  'when',
  'verification',
  'reentry',
  'capacity',
  'elsewhere',
  'checkOut',
  'companions',
] as const;
export type RulePart = (typeof ruleParts)[number];

const peopleNames: Readonly<Record<DelegateCategory, () => string>> = {
  attendee: () => msg('attendees'),
  speaker: () => msg('speakers'),
  media: () => msg('media'),
  official: () => msg('officials'),
  exhibitor: () => msg('exhibitors'),
  staff: () => msg('staff'),
  medical: () => msg('medical staff'),
};

/** People of a category, many of them. */
export const peopleName = (category: DelegateCategory): string => peopleNames[category]();

const list = (words: readonly string[]): string =>
  new Intl.ListFormat(pageLanguage(), { type: 'conjunction' }).format(words);

const capitalised = (words: string): string => words.charAt(0).toLocaleUpperCase(pageLanguage()) + words.slice(1);

/** Text for one part of a rule: who and zone as names, all else as a clause. */
export function partWords(part: RulePart, rule: Rule, ground: RuleGround): string {
  switch (part) {
    case 'who':
      return whoWords(rule.categories);
    case 'zone':
      return zoneName(ground.layout, rule.zoneId);
    case 'when':
      return whenWords(rule, ground.timeZone);
    case 'verification':
      return rule.needsVerification ? msg('First entry needs verification') : msg('First entry needs no verification');
    case 'reentry':
      return reentryWords(rule.reentry);
    case 'capacity':
      return capacityWords(rule.capacity);
    case 'elsewhere':
      return elsewhereWords(rule.elsewhere);
    case 'checkOut':
      return checkOutWords(rule.checkOut);
    case 'companions':
      return companionWords(rule.companions);
  }
}

function whoWords(categories: readonly DelegateCategory[]): string {
  if (categories.length === delegateCategories.length) return msg('Everybody');
  const inOrder = delegateCategories.filter((category) => categories.includes(category));
  return capitalised(list(inOrder.map(peopleName)));
}

function whenWords({ from, until, days, dailyFrom, dailyUntil }: Rule, timeZone: string): string {
  const phrases: string[] = [];
  if (from && until) phrases.push(msg(str`from ${dateWords(from, timeZone)} to ${dateWords(until, timeZone)}`));
  else if (from) phrases.push(msg(str`from ${dateWords(from, timeZone)}`));
  else if (until) phrases.push(msg(str`until ${dateWords(until, timeZone)}`));
  if (days) phrases.push(msg(str`on ${list(weekdays.filter((day) => days.includes(day)).map(weekdayName))}`));
  if (dailyFrom && dailyUntil && dailyFrom !== dailyUntil) {
    phrases.push(
      dailyFrom < dailyUntil
        ? msg(str`from ${dailyFrom} to ${dailyUntil}`)
        : msg(str`from ${dailyFrom} to ${dailyUntil} of the next day`),
    );
  }
  if (phrases.length === 0) return msg('at any time');
  return phrases.reduce((sooner, later) => msg(str`${sooner}, ${later}`));
}

function dateWords(at: string, timeZone: string): string {
  const options = {
    timeZone,
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  return new Intl.DateTimeFormat(dateLanguage(), options).format(new Date(at));
}

/** 1 January 2024 was a Monday. */
export const weekdayName = (day: Weekday): string =>
  new Intl.DateTimeFormat(dateLanguage(), { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, 1 + weekdays.indexOf(day))),
  );

function reentryWords(reentry: Rule['reentry']): string {
  switch (reentry.kind) {
    case 'free':
      return msg('They may come and go');
    case 'never':
      return msg('They may come in once');
    case 'times':
      return msg(str`They may come in ${formatNumber(reentry.entries)} times`);
    case 'daily':
      return reentry.entries === 1
        ? msg('They may come in once a day')
        : msg(str`They may come in ${formatNumber(reentry.entries)} times a day`);
  }
}

const capacityWords = (capacity: number | undefined): string =>
  capacity === undefined
    ? msg('Any number of them at a time')
    : msg(str`At most ${formatNumber(capacity)} of them at a time`);

function elsewhereWords(elsewhere: Rule['elsewhere']): string {
  switch (elsewhere) {
    case 'move':
      return msg('Who is still in another zone is moved over');
    case 'refer':
      return msg('Who is still in another zone is referred');
    case 'refuse':
      return msg('Who is still in another zone is refused');
  }
}

function checkOutWords(checkOut: Rule['checkOut']): string {
  if (!checkOut) return msg('Nobody is checked out');
  if (checkOut.kind === 'at') return msg(str`Checked out at ${checkOut.time}`);
  const { minutes } = checkOut;
  return minutes % 60 === 0
    ? msg(str`Checked out after ${lengthWords(minutes / 60, 'hour')}`)
    : msg(str`Checked out after ${lengthWords(minutes, 'minute')}`);
}

const lengthWords = (value: number, unit: 'hour' | 'minute'): string =>
  new Intl.NumberFormat(pageLanguage(), { style: 'unit', unit, unitDisplay: 'long' }).format(value);

function companionWords(companions: Rule['companions']): string {
  switch (companions) {
    case 'anybody':
      return msg('Companions like anybody');
    case 'delegate_in_venue':
      return msg('Companions only while their delegate is in the venue');
    case 'delegate_in_zone':
      return msg('Companions only while their delegate is in there');
    case 'never':
      return msg('No companions');
  }
}

/** With what ends a sentence in the page's language. */
export const sentence = (words: string): string => msg(str`${words}.`, { desc: 'A sentence and what ends it' });

/**
 * How a sentence joins who, zone and time: text with the names of the values in it. Values with nothing but a space
 * between them would be one value to the translator, who could neither part nor turn them.
 */
export const entryPattern = (): string =>
  msg('{who} may enter {zone} {when}', { desc: 'Keep what stands in braces; its order is free' });

const betweenSentences = (): string =>
  msg('{sentence} {sentence}', { desc: 'What stands between two sentences' }).replaceAll('{sentence}', '');

/** A pattern in order, what stands in braces by its name in `values`. */
export function fillPattern<Value>(pattern: string, values: Readonly<Record<string, Value>>): (string | Value)[] {
  return pattern.split(/\{(\w+)\}/).map((part, at) => (at % 2 ? (values[part] ?? part) : part));
}

/** Sentences, one after the other. */
export const joinSentences = <Sentence>(sentences: readonly Sentence[]): (Sentence | string)[] =>
  sentences.flatMap((each, at) => (at === 0 ? [each] : [betweenSentences(), each]));

/** A rule as text alone. */
export function sentenceOfRule(rule: Rule, ground: RuleGround): string {
  const words = (part: RulePart) => partWords(part, rule, ground);
  const entry = fillPattern(entryPattern(), { who: words('who'), zone: words('zone'), when: words('when') }).join('');
  return joinSentences([entry, ...ruleParts.slice(3).map(words)].map(sentence)).join('');
}
