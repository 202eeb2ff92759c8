import type { ReadRoom, ReadTrack } from './schedule.ts';

/** Something that a frab schedule says, and where in the file. */
export interface Said {
  readonly text: string;
  readonly path: string;
}

/** A session as frab writes it, in XML and JSON alike. */
export interface FrabEvent {
  readonly path: string;
  readonly guid?: Said | undefined;
  readonly id?: Said | undefined;
  readonly date?: Said | undefined;
  readonly start?: Said | undefined;
  readonly duration?: Said | undefined;
  readonly room?: Said | undefined;
  readonly title?: Said | undefined;
  readonly subtitle?: Said | undefined;
  readonly track?: Said | undefined;
  readonly language?: Said | undefined;
  readonly url?: Said | undefined;
  readonly abstract?: Said | undefined;
  readonly description?: Said | undefined;
  readonly persons: readonly string[];
  /** Of the day that it is listed under. */
  readonly dayDate?: Said | undefined;
  readonly dayStart?: Said | undefined;
}

/** A whole frab schedule, as it is written. */
export interface FrabSchedule {
  version?: string | undefined;
  timeZone?: Said | undefined;
  /** When one day gives way to the next, where it is told. */
  dayChange?: Said | undefined;
  /** By name. */
  readonly rooms: Map<string, ReadRoom>;
  readonly tracks: Map<string, ReadTrack>;
  readonly events: FrabEvent[];
}

export const emptyFrabSchedule = (): FrabSchedule => ({ rooms: new Map(), tracks: new Map(), events: [] });
