import type { ScheduleFormat } from '../../../db/venue-vocabulary.ts';

/** A room as a schedule names it. Its key is its id where it has one, else its name. */
export interface ReadRoom {
  readonly key: string;
  readonly name: string;
}

export interface ReadTrack {
  readonly key: string;
  readonly name: string;
  /** As `#1f6f5c`. */
  readonly colour?: string | undefined;
}

export interface ReadSpeaker {
  readonly name: string;
  readonly affiliation?: string | undefined;
}

export interface ReadSession {
  /** What its source calls it for ever. */
  readonly guid: string;
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly abstract?: string | undefined;
  readonly description?: string | undefined;
  readonly roomKey?: string | undefined;
  readonly trackKey?: string | undefined;
  readonly language?: string | undefined;
  readonly url?: string | undefined;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly speakers: readonly ReadSpeaker[];
  /** Where it stands in the file. */
  readonly path: string;
}

/** What a file says, whatever its format is. */
export interface ReadSchedule {
  readonly format: ScheduleFormat;
  readonly version?: string | undefined;
  readonly rooms: readonly ReadRoom[];
  readonly tracks: readonly ReadTrack[];
  readonly sessions: readonly ReadSession[];
}

/** With one fault or more nothing of a schedule is put; what is only doubtful is told, and put. */
export interface ScheduleFinding {
  /** A line, as `line 12`, or a path into JSON, as `schedule.conference.days[0].rooms["Hall 1"][2].duration`. */
  readonly path: string;
  readonly message: string;
  readonly code: string;
  /** What its sentence names. */
  readonly hint?: string | undefined;
}

export interface ScheduleRead {
  readonly schedule: ReadSchedule;
  readonly report: { readonly faults: Findings; readonly warnings: Findings };
}

/** The first of them, and how many there are in all. */
export interface Findings {
  readonly count: number;
  readonly first: readonly ScheduleFinding[];
}

/** What a schedule may hold at most: what is beyond is refused, not cut. */
export const scheduleLimits = {
  bytes: 10 * 1024 * 1024,
  sessions: 10_000,
  rooms: 1000,
  tracks: 1000,
  speakersOfOne: 100,
} as const;

/** What readers know of the venue. */
export interface ReadingTerms {
  /** IANA name: times that say no zone are of it. */
  readonly timeZone: string;
}
