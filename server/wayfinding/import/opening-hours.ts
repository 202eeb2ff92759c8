import type { OpeningHours } from '../venue/venue.contract.ts';

const dayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const longest = 500;

/**
 * Opening hours in the notation of OpenStreetMap, which IMDF uses as well: days, times, `24/7`, `off`, several rules of which
 * a later one takes the place of an earlier for its days. Holidays are passed over. What says more than that (weeks, months,
 * sunrise, conditions) is not understood: `undefined`.
 */
export function readOpeningHours(text: string): OpeningHours | undefined {
  if (text.length > longest) return undefined;
  const byDay = new Map<number, Stretch[]>();
  for (const rule of text.split(/\s*;\s*/)) {
    if (rule.trim() === '' || /^(PH|SH)\b/.test(rule.trim())) continue;
    const read = readRule(rule.trim());
    if (!read) return undefined;
    for (const day of read.days) byDay.set(day, read.stretches);
  }
  const hours = togetherByDays(byDay);
  return hours.length > 0 && hours.length <= 50 ? hours : undefined;
}

type Stretch = { opens: string; closes: string };

function readRule(rule: string): { days: number[]; stretches: Stretch[] } | undefined {
  if (rule === '24/7') return { days: everyDay, stretches: [{ opens: '00:00', closes: '24:00' }] };
  const split = /^((?:(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)[\s,-]*)*)(.*)$/.exec(rule);
  const [, daysText = '', timesText = ''] = split ?? [];
  const days = readDays(daysText.trim());
  if (!days) return undefined;
  if (/^"?(off|closed)"?$/i.test(timesText.trim())) return { days, stretches: [] };
  const times = timesText.trim() === '' ? ['00:00-24:00'] : timesText.split(',');
  const stretches = times.map((time) => readStretch(time.trim()));
  return stretches.every((stretch) => stretch !== undefined) ? { days, stretches } : undefined;
}

function readDays(text: string): number[] | undefined {
  const plain = text.replace(/[\s,:]+$/, '');
  if (plain === '') return everyDay;
  const days = new Set<number>();
  for (const part of plain.split(/\s*,\s*/)) {
    if (part === 'PH' || part === 'SH') continue;
    const [from = '', until = from] = part.split(/\s*-\s*/);
    const [first, last] = [dayNames.indexOf(from), dayNames.indexOf(until)];
    if (first < 0 || last < 0) return undefined;
    for (let day = first; ; day = (day + 1) % 7) {
      days.add(day + 1);
      if (day === last) break;
    }
  }
  return [...days].sort();
}

function readStretch(text: string): Stretch | undefined {
  const [, fromHour, fromMinute, toHour, toMinute] = /^(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)$/.exec(text) ?? [];
  const opens = timeFrom(fromHour, fromMinute, 23);
  // Half past one at night is also written 25:30.
  const closes =
    Number(toHour) > 24 || (Number(toHour) === 24 && toMinute !== '00') ? Number(toHour) - 24 : Number(toHour);
  const until = timeFrom(String(closes), toMinute, 24);
  return opens && until ? { opens, closes: until } : undefined;
}

function timeFrom(hour: string | undefined, minute: string | undefined, lastHour: number): string | undefined {
  if (hour === undefined || minute === undefined || Number(hour) > lastHour || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute}`;
}

function togetherByDays(byDay: ReadonlyMap<number, Stretch[]>): OpeningHours {
  const together = new Map<string, { days: number[]; stretches: Stretch[] }>();
  for (const [day, stretches] of [...byDay].sort(([a], [b]) => a - b)) {
    const name = JSON.stringify(stretches);
    const alike = together.get(name) ?? { days: [], stretches };
    alike.days.push(day);
    together.set(name, alike);
  }
  return [...together.values()].flatMap(({ days, stretches }) =>
    stretches.map(({ opens, closes }) => ({ days, opens, closes })),
  );
}

/** The same notation: what is open on one day stands in one rule, for a later rule would take its place. */
export function writeOpeningHours(hours: OpeningHours): string {
  const byDay = new Map<number, Stretch[]>();
  for (const { days, opens, closes } of hours)
    for (const day of new Set(days)) byDay.set(day, [...(byDay.get(day) ?? []), { opens, closes }]);
  const together = new Map<string, number[]>();
  for (const [day, stretches] of [...byDay].sort(([a], [b]) => a - b)) {
    const times = stretches.map(({ opens, closes }) => `${opens}-${closes}`).join(',');
    together.set(times, [...(together.get(times) ?? []), day]);
  }
  return [...together].map(([times, days]) => `${days.map((day) => dayNames[day - 1]).join(',')} ${times}`).join('; ');
}
