// shared with pages: pure
import type { OpeningHours } from '../venue/venue.contract.ts';

/** From the first instant at which one may enter, to the first at which one may not. */
export interface OpenSpan {
  readonly fromMs: number;
  readonly untilMs: number;
}

const dayMs = 86_400_000;

/**
 * The hours as instants, in order and apart from each other, as far as they touch the span asked for. A time that the
 * clock skips comes when it is put forward; one that it shows twice, the first time. One span from the beginning to the
 * end is told as unending: whoever is open around the clock does not close with the horizon.
 */
export function openSpans(hours: OpeningHours, timeZone: string, fromMs: number, untilMs: number): OpenSpan[] {
  const clock = clockOf(timeZone);
  const spans: OpenSpan[] = [];
  const firstDay = Math.floor((fromMs + clock.offsetAt(fromMs)) / dayMs) - 1;
  const lastDay = Math.floor((untilMs + clock.offsetAt(untilMs)) / dayMs) + 1;
  for (let day = firstDay; day <= lastDay; day++) {
    const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
    for (const { days, opens, closes } of hours) {
      if (!days.includes(weekday)) continue;
      const [openMinute, closeMinute] = [minuteOf(opens), minuteOf(closes)];
      const closeDay = closeMinute <= openMinute ? day + 1 : day;
      spans.push({ fromMs: clock.instantOf(day, openMinute), untilMs: clock.instantOf(closeDay, closeMinute) });
    }
  }
  const touching = joined(spans).filter((span) => span.untilMs > fromMs && span.fromMs < untilMs);
  const [only] = touching;
  const isUnending = touching.length === 1 && only && only.fromMs <= fromMs && only.untilMs >= untilMs;
  return isUnending ? [{ fromMs: Number.NEGATIVE_INFINITY, untilMs: Number.POSITIVE_INFINITY }] : touching;
}

/** What is left of spans, in order, when another is taken out. */
export function without(spans: readonly OpenSpan[], closed: OpenSpan): OpenSpan[] {
  return spans.flatMap((span) => {
    if (closed.untilMs <= span.fromMs || closed.fromMs >= span.untilMs) return [span];
    const before = { fromMs: span.fromMs, untilMs: closed.fromMs };
    const after = { fromMs: closed.untilMs, untilMs: span.untilMs };
    return [before, after].filter(({ fromMs, untilMs }) => fromMs < untilMs);
  });
}

function joined(spans: readonly OpenSpan[]): OpenSpan[] {
  const result: OpenSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
    if (span.untilMs <= span.fromMs) continue;
    const last = result.at(-1);
    if (last && span.fromMs <= last.untilMs)
      result[result.length - 1] = { fromMs: last.fromMs, untilMs: Math.max(last.untilMs, span.untilMs) };
    else result.push(span);
  }
  return result;
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

interface WallClock {
  /** What the clock of the zone is ahead of UTC. */
  offsetAt: (ms: number) => number;
  /** When it first shows this minute, or a later one, of this day (days since 1970). */
  instantOf: (day: number, minute: number) => number;
}

const clocks = new Map<string, WallClock>();

function clockOf(timeZone: string): WallClock {
  const known = clocks.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  const offsetAt = (ms: number): number => {
    const whole = Math.floor(ms / 1000) * 1000;
    const parts = new Map(format.formatToParts(whole).map(({ type, value }) => [type, Number(value)]));
    const at = (part: Intl.DateTimeFormatPartTypes) => parts.get(part) ?? 0;
    const shown = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
    return shown - whole;
  };
  const instantOf = (day: number, minute: number): number => {
    const shown = day * dayMs + minute * 60_000;
    const [before, after] = [offsetAt(shown - dayMs), offsetAt(shown + dayMs)];
    if (before === after) return shown - before;
    const change = changeBetween(shown - dayMs, shown + dayMs, before);
    if (shown - before < change) return shown - before;
    return Math.max(change, shown - after);
  };
  /** To the second: no zone changes within one. */
  const changeBetween = (fromMs: number, untilMs: number, before: number): number => {
    let [low, high] = [fromMs, untilMs];
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000;
      if (offsetAt(middle) === before) low = middle;
      else high = middle;
    }
    return high;
  };
  const clock = { offsetAt, instantOf };
  clocks.set(timeZone, clock);
  return clock;
}
