import type { DelegateLocale } from '../../db/vocabulary.ts';

/** The tag that dates are written by: the day before the month, as most of the world's English has it. */
export const dateTagOf = (locale: DelegateLocale): string => (locale === 'en' ? 'en-GB' : locale);

/** The days of a conference as they are counted where it is: `24 – 27 November 2026`, `2026年11月24日至27日`. */
export function daysOfConference(
  conference: { startsAt: string | Date; endsAt: string | Date; timeZone: string },
  locale: DelegateLocale,
): string {
  const format = new Intl.DateTimeFormat(dateTagOf(locale), { dateStyle: 'long', timeZone: conference.timeZone });
  const first = new Date(conference.startsAt);
  const last = new Date(new Date(conference.endsAt).getTime() - 1);
  return locale === 'zh-CN' ? chineseRange(format.format(first), format.format(last)) : format.formatRange(first, last);
}

/** Intl falls back to `2026/11/24 – 2026/11/27` here, which nobody writes. */
function chineseRange(first: string, last: string): string {
  if (first === last) return first;
  const [from, until] = [first.split(/(?<=[年月])/), last.split(/(?<=[年月])/)];
  const same = from.findIndex((part, i) => part !== until[i]);
  return `${first}至${until.slice(same).join('')}`;
}
