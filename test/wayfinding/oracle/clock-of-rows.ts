import type { WalkwayRow } from './pace-of-rows.ts';

type Hours = NonNullable<WalkwayRow['hours']>;

const minute = 60_000;
const day = 24 * 60 * minute;
const shownBy = new Map<string, Intl.DateTimeFormat>();
const instants = new Map<string, number>();

/** Date and time as the clock of the zone shows them, as text that sorts. */
function shown(timeZone: string, ms: number): string {
  const format =
    shownBy.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  shownBy.set(timeZone, format);
  return format.format(ms).replace(' 24:', ' 00:');
}

/** The first instant at which the clock shows this minute of this date, or a later one, found by looking at the clock. */
function firstShown(timeZone: string, date: string, time: string): number {
  const key = `${timeZone} ${date} ${time}`;
  const known = instants.get(key);
  if (known !== undefined) return known;
  const wanted = `${date} ${time}`;
  let ms = Date.parse(`${date}T00:00Z`) - 15 * 60 * minute;
  while (shown(timeZone, ms + 15 * minute) < wanted) ms += 15 * minute;
  while (shown(timeZone, ms) < wanted) ms += minute;
  instants.set(key, ms);
  return ms;
}

const dateAfter = (date: string) => new Date(Date.parse(`${date}T00:00Z`) + day).toISOString().slice(0, 10);

/** From and until, unsorted and overlapping as the rows have them. */
export function spansOfHours(hours: Hours, timeZone: string, fromMs: number, untilMs: number): [number, number][] {
  const spans: [number, number][] = [];
  for (let at = fromMs - 2 * day; at <= untilMs + 2 * day; at += day) {
    const date = shown(timeZone, at).slice(0, 10);
    const weekday = new Date(`${date}T12:00Z`).getUTCDay() || 7;
    for (const { days, opens, closes } of hours) {
      if (!days.includes(weekday)) continue;
      const [end, time] =
        closes === '24:00' ? [dateAfter(date), '00:00'] : [closes <= opens ? dateAfter(date) : date, closes];
      spans.push([firstShown(timeZone, date, opens), firstShown(timeZone, end, time)]);
    }
  }
  return spans.filter(([from, until]) => from < until);
}

/** When one can first enter from `ms` on. Who is open from the first to the last instant of the horizon is always open. */
export function oracleOpens(spans: readonly [number, number][], horizon: readonly [number, number]) {
  let covered = horizon[0];
  for (let grew = true; grew; ) {
    grew = false;
    for (const [from, until] of spans) if (from <= covered && until > covered) [covered, grew] = [until, true];
  }
  if (covered >= horizon[1]) return (ms: number) => ms;
  const chains = spans.filter(([from, until]) => until > horizon[0] && from < horizon[1]);
  return (ms: number) => {
    if (chains.some(([from, until]) => from <= ms && ms < until)) return ms;
    return Math.min(Number.POSITIVE_INFINITY, ...chains.map(([from]) => from).filter((from) => from > ms));
  };
}
