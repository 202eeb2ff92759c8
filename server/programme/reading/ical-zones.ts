import { type CalendarPart, propertyOf } from './calendar-parts.ts';
import type { ReadingReport } from './reading-report.ts';
import { daysOfRule, SearchBudget } from './recurrence-days.ts';
import { type RecurrenceRule, readRule } from './recurrence-rule.ts';
import { dayOf, type WallTime, type Zone, zoneNamed } from './wall-time.ts';

const daySeconds = 86_400;

/** A change of the clocks as a VTIMEZONE tells it, with when it comes about on the wall before it. */
interface Onset {
  readonly wallSeconds: number;
  readonly offsetFrom: number;
  readonly offsetTo: number;
}

/**
 * The time zones of a calendar. A name that the world knows counts as that, whatever the calendar tells of it: its own
 * rules are often those of one year. Only for another name (as Exchange makes them) the calendar's rules are read.
 */
export class CalendarZones {
  readonly #told = new Map<string, CalendarPart>();
  readonly #made = new Map<string, Zone | undefined>();
  readonly #report: ReadingReport;

  constructor(parts: readonly CalendarPart[], report: ReadingReport) {
    this.#report = report;
    for (const part of parts.slice(0, 100)) {
      const id = propertyOf(part, 'TZID')?.value;
      if (id) this.#told.set(id, part);
    }
  }

  named(id: string): Zone | undefined {
    if (!this.#made.has(id)) this.#made.set(id, this.#find(id));
    return this.#made.get(id);
  }

  #find(id: string): Zone | undefined {
    const part = this.#told.get(id);
    const place = part && propertyOf(part, 'X-LIC-LOCATION')?.value;
    const tail = /(?:^|\/)([A-Za-z_]+\/[A-Za-z_+-]+(?:\/[A-Za-z_]+)?)$/.exec(id)?.[1];
    const world = [id, place, tail].flatMap((name) => (name ? (zoneNamed(name) ?? []) : []));
    return world[0] ?? (part && this.#fromRules(id, part));
  }

  #fromRules(id: string, part: CalendarPart): Zone | undefined {
    const onsets = part.parts.slice(0, 100).flatMap((observance) => this.#onsetsOf(observance));
    onsets.sort((a, b) => a.wallSeconds - b.wallSeconds);
    const [first] = onsets;
    if (!first) return undefined;
    const offsetAt = (wallSeconds: number) => {
      const last = onsets.findLast((onset) => onset.wallSeconds <= wallSeconds);
      return last ? last.offsetTo : first.offsetFrom;
    };
    return {
      name: id,
      instantOf: ({ day, seconds }) => {
        const wall = day * daySeconds + seconds;
        return new Date((wall - offsetAt(wall)) * 1000);
      },
      wallOf: (at) => wallOf(at, offsetAt),
    };
  }

  #onsetsOf(observance: CalendarPart): Onset[] {
    const start = propertyOf(observance, 'DTSTART');
    const [offsetFrom, offsetTo] = ['TZOFFSETFROM', 'TZOFFSETTO'].map((name) =>
      offsetOf(propertyOf(observance, name)?.value),
    );
    const begins = start && localTime(start.value);
    if (!begins || offsetFrom === undefined || offsetTo === undefined) return [];
    const onsetOn = (day: number): Onset => ({ wallSeconds: day * daySeconds + begins.seconds, offsetFrom, offsetTo });
    const said = propertyOf(observance, 'RRULE');
    const rule = said && this.#yearly(said.value, said.line);
    if (!rule) return [onsetOn(begins.day)];
    return [...daysOfRule(rule, Math.max(begins.day, 7305), new SearchBudget(200_000), 120)]
      .slice(0, rule.count)
      .map(onsetOn);
  }

  /** The clocks change by the year, for ever. */
  #yearly(value: string, line: number): RecurrenceRule | undefined {
    if (!/(^|;)FREQ=YEARLY(;|$)/i.test(value)) {
      this.#report.fault(`line ${line}`, 'time_zone_rule', 'clocks change by the year; this is another rule', value);
      return undefined;
    }
    const isEnding = /(^|;)(COUNT|UNTIL)=/i.test(value);
    return readRule(isEnding ? value : `${value};COUNT=120`, line, this.#report);
  }
}

/** Two steps are enough: an offset is less than a day, and clocks change seldom. */
function wallOf(at: Date, offsetAt: (wallSeconds: number) => number): WallTime {
  const utc = Math.floor(at.getTime() / 1000);
  const wall = utc + offsetAt(utc + offsetAt(utc));
  const day = Math.floor(wall / daySeconds);
  return { day, seconds: wall - day * daySeconds };
}

/** Seconds of `+0200`. */
function offsetOf(text: string | undefined): number | undefined {
  const [, sign, hours, minutes, seconds] = /^([+-])(\d\d)(\d\d)(\d\d)?$/.exec(text?.trim() ?? '') ?? [];
  if (sign === undefined) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0));
}

/** `20261124T090000`; years before 1970 as 1970, for clocks of that time change no session. */
function localTime(text: string): WallTime | undefined {
  const [, year, month, date, hours, minutes] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)\d\d$/.exec(text.trim()) ?? [];
  const day = dayOf(Math.max(1970, Number(year)), Number(month), Number(date));
  return day === undefined ? undefined : { day, seconds: Number(hours) * 3600 + Number(minutes) * 60 };
}
