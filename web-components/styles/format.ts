import { dateTagOf, daysOfConference } from '../../server/registration/conference-days.contract.ts';
import { type Language, pageLanguage, staffLanguages } from './locale.ts';

// Numbers, times and names as the page's language writes them.

type Format = Intl.NumberFormat | Intl.DateTimeFormat | Intl.DisplayNames | Intl.ListFormat;

const made = new Map<string, Format>();

function once<T extends Format>(key: string, make: () => T): T {
  const name = `${pageLanguage()} ${key}`;
  const known = made.get(name) as T | undefined;
  if (known) return known;
  const fresh = make();
  made.set(name, fresh);
  return fresh;
}

/** The page's language, as dates are written in it. */
export const dateLanguage = (): string => dateTagOf(pageLanguage());

export const formatNumber = (value: number): string =>
  once('number', () => new Intl.NumberFormat(pageLanguage())).format(value);

/** Hours and minutes, on a 24-hour clock; with seconds when asked. In the browser's time zone unless told. */
export function formatTime(at: Date | string, options: { seconds?: boolean; timeZone?: string } = {}): string {
  const { seconds = false, timeZone } = options;
  const format = once(`time ${seconds} ${timeZone}`, () => {
    const parts: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
    if (seconds) parts.second = '2-digit';
    if (timeZone) parts.timeZone = timeZone;
    return new Intl.DateTimeFormat(dateLanguage(), parts);
  });
  return format.format(new Date(at));
}

/** Not `dateStyle`, by which Arabic gets a day in slashes. */
const dayParts: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric' };

export const formatDate = (at: Date | string): string =>
  once('date', () => new Intl.DateTimeFormat(dateLanguage(), dayParts)).format(new Date(at));

/** A day with its time, on a 24-hour clock: `21 Nov 2026, 09:41`. */
export const formatDateTime = (at: Date | string): string =>
  once(
    'date and time',
    () =>
      new Intl.DateTimeFormat(dateLanguage(), { ...dayParts, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  ).format(new Date(at));

/** A day of these weeks with its time on a wall clock there: `Sun 22 Nov, 08:30`. */
export const formatMoment = (at: Date | string, timeZone: string): string =>
  once(`moment ${timeZone}`, () => {
    const day: Intl.DateTimeFormatOptions = { weekday: 'short', month: 'short', day: 'numeric' };
    const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
    return new Intl.DateTimeFormat(dateLanguage(), { ...day, ...time, timeZone });
  }).format(new Date(at));

/** The same, with its year where that is not the year of `now`: `Wed 21 Aug 2019, 08:30`. */
export function formatMomentOfYear(at: Date | string, timeZone: string, now: Date): string {
  const yearOf = (when: Date) =>
    once(`year ${timeZone}`, () => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone })).format(when);
  if (yearOf(new Date(at)) === yearOf(now)) return formatMoment(at, timeZone);
  return once(`moment of year ${timeZone}`, () => {
    const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
    return new Intl.DateTimeFormat(dateLanguage(), { weekday: 'short', ...dayParts, ...time, timeZone });
  }).format(new Date(at));
}

/** Days from one to another, with their years, by a clock: `21 – 25 Aug 2019`. */
export const formatDays = (from: Date | string, until: Date | string, timeZone: string): string =>
  once(`days ${timeZone}`, () => new Intl.DateTimeFormat(dateLanguage(), { ...dayParts, timeZone })).formatRange(
    new Date(from),
    new Date(until),
  );

/** The days of a conference, as they are counted where it is: `24 – 27 November 2026`. */
export const conferenceDays = (conference: { startsAt: string; endsAt: string; timeZone: string }): string =>
  daysOfConference(conference, pageLanguage());

/** A calendar day, `2026-11-20`: it has no time zone, and is written as it was given. */
export const formatDay = (day: string): string =>
  once('day', () => new Intl.DateTimeFormat(dateLanguage(), { dateStyle: 'long', timeZone: 'UTC' })).format(
    new Date(`${day}T00:00:00Z`),
  );

/** A month by its name; 1 is January. */
export const monthName = (month: number): string =>
  once('month', () => new Intl.DateTimeFormat(dateLanguage(), { month: 'long', timeZone: 'UTC' })).format(
    new Date(Date.UTC(2026, month - 1, 1)),
  );

/** Words one after another: `desk, network`. */
export const formatList = (words: readonly string[]): string =>
  once('list', () => new Intl.ListFormat(pageLanguage(), { type: 'conjunction', style: 'narrow' })).format(words);

/**
 * A number with its unit, or words around it, as one: where the page runs right to left, `2.4 GHz` would else read
 * `GHz 2.4`. Its own letters say which way it runs.
 */
export function keepTogether(text: string): string {
  const isRightToLeft = globalThis.document?.documentElement.dir === 'rtl';
  return isRightToLeft ? `\u2068${text}\u2069` : text;
}

/** So many of a unit that Intl knows, in short. */
const withUnit = (value: number, unit: 'second' | 'minute' | 'hour' | 'day'): string =>
  keepTogether(
    once(
      `unit ${unit}`,
      () => new Intl.NumberFormat(pageLanguage(), { style: 'unit', unit, unitDisplay: 'short' }),
    ).format(value),
  );

/** Whole metres, to ten from a hundred on: nobody walks more exactly. */
export function formatMetres(metres: number): string {
  const told = metres < 100 ? Math.max(1, Math.round(metres)) : Math.round(metres / 10) * 10;
  const options = { style: 'unit', unit: 'meter', unitDisplay: 'short' } as const;
  return keepTogether(once('metres', () => new Intl.NumberFormat(pageLanguage(), options)).format(told));
}

/** Minutes that something takes, the last one begun counted whole: `6 min`. */
export const formatMinutes = (seconds: number): string => withUnit(Math.max(1, Math.ceil(seconds / 60)), 'minute');

/** `12 s`, `3 min`, `2 hr`, never more than one unit. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return withUnit(seconds, 'second');
  if (seconds < 3600) return withUnit(Math.floor(seconds / 60), 'minute');
  return withUnit(Math.floor(seconds / 3600), 'hour');
}

/** How long somebody waits, in the largest unit that says something: `17 hr`, from two days on `2 days`. */
export function formatWait(ms: number): string {
  const days = Math.floor(ms / 86_400_000);
  return days < 2 ? formatDuration(ms) : withUnit(days, 'day');
}

/** A country's name by its ISO 3166-1 alpha-2 code; the code itself where the browser knows none. */
export function countryName(code: string): string {
  try {
    return once('country', () => new Intl.DisplayNames(pageLanguage(), { type: 'region' })).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Text in several languages, in the page's; English where that is missing. */
export const inPageLanguage = (text: Readonly<Record<string, string>> & { en: string }): string =>
  text[pageLanguage()] ?? text.en;

/** The same name in another language, for who cannot read the first; none where there is no other. */
export function inOtherLanguage(
  text: Readonly<Record<string, string>> & { en: string },
): { lang: string; text: string } | undefined {
  const shown = inPageLanguage(text);
  const others = Object.entries(text).filter(([, value]) => value !== shown);
  // That which most of the staff reads, not that which happens to be kept first.
  const [lang, other] = others.find(([tag]) => staffLanguages.includes(tag as Language)) ?? others[0] ?? [];
  return lang && other ? { lang, text: other } : undefined;
}
