import type { DelegateCategory, Verdict, VerdictReason } from '../../db/vocabulary.ts';
import { laneMinutes } from './admission.contract.ts';
import type { WallClock } from './admission-hours.ts';
import { quarterHourOf, startOfDay, startOfNextDay } from './day-in-zone.ts';

/** A scan as boards tell of it. Instants are milliseconds since 1970, on the server's clock. */
export interface TalliedScan {
  scanId: string;
  laneId: string;
  at: number;
  /** What was shown, or else decided. */
  verdict: Verdict;
  reason: VerdictReason;
  /** A supervisor let them in. */
  isOverridden?: true;
  category?: DelegateCategory;
  stationNumber?: number;
  /** For the lane's own page only. */
  name?: string;
  nameLatin?: string;
}

export interface LaneTally {
  /** Scans in each of the last quarter hour's minutes, oldest first; the last is under way. */
  minutes: number[];
  /** Scans in the last sixty seconds. */
  perMinute: number;
  /** Scans in the quarter hour that ended with the last one; 0 before the first of the day. */
  pace: number;
  today: number;
  lastScanAt?: number;
  /** Newest first, six at most. */
  last: readonly TalliedScan[];
}

/** What the database still knows when the process starts. */
export interface TallyBeginning {
  /** Of each lane's quarter hour that ended with its last scan of today. */
  times: readonly { laneId: string; at: number }[];
  today: readonly { laneId: string; scans: number; lastScanAt: number }[];
  notAdmitted: readonly { reason: VerdictReason; scans: number }[];
  /** Of today's scans. */
  overridden: number;
  /** Of today's first entries. */
  arrivals: readonly number[];
  last: readonly TalliedScan[];
}

const minuteMs = 60_000;
const lastAtLane = 6;
const lastOfAll = 8;

interface LaneBook {
  /** Of the quarter hour that ended with the last one, in no order. */
  times: number[];
  today: number;
  lastScanAt?: number;
  last: TalliedScan[];
}

/** Counts of scans for boards, kept in memory so that a board costs no query. */
export class Tally {
  readonly #wallClock: WallClock;
  readonly #lanes = new Map<string, LaneBook>();
  #last: TalliedScan[] = [];
  #day = { from: 0, until: 0 };
  #arrivals = new Map<string, number>();
  #arrived = 0;
  #notAdmitted = new Map<VerdictReason, number>();
  #overridden = 0;

  constructor(wallClock: WallClock, now: number, beginning: TallyBeginning) {
    this.#wallClock = wallClock;
    this.#turnDay(now);
    for (const { laneId, at } of beginning.times) this.#book(laneId).times.push(at);
    for (const { laneId, scans, lastScanAt } of beginning.today) {
      Object.assign(this.#book(laneId), { today: scans, lastScanAt });
    }
    for (const { reason, scans } of beginning.notAdmitted) if (scans > 0) this.#notAdmitted.set(reason, scans);
    this.#overridden = beginning.overridden;
    for (const at of beginning.arrivals) this.#countArrival(at, 1);
    for (const scan of [...beginning.last].sort((a, b) => a.at - b.at)) this.#remember(scan);
  }

  /** Counts one more scan. `arrivals` is 1 when it let someone in for the first time. */
  count(scan: TalliedScan, arrivals: number, now: number): void {
    this.#turnDay(now);
    const book = this.#book(scan.laneId);
    book.times.push(scan.at);
    // Trimmed here as well as where a board looks, for a lane that nobody watches.
    book.lastScanAt = Math.max(book.lastScanAt ?? 0, scan.at);
    if (book.times.length % 1024 === 0) book.times = timesKept(book);
    this.#remember(scan);
    if (!this.#isToday(scan.at)) return;
    book.today += 1;
    if (scan.verdict !== 'admit') this.#notAdmitted.set(scan.reason, (this.#notAdmitted.get(scan.reason) ?? 0) + 1);
    if (arrivals !== 0) this.#countArrival(scan.at, arrivals);
  }

  /** A scan that was counted lets somebody in after all: nobody who is inside counts as not admitted. */
  override(scan: TalliedScan, arrivals: number, now: number): void {
    this.#turnDay(now);
    const isThis = ({ scanId }: TalliedScan) => scanId === scan.scanId;
    const book = this.#book(scan.laneId);
    const isRemembered = book.last.some(isThis) || this.#last.some(isThis);
    book.last = book.last.filter((other) => !isThis(other));
    this.#last = this.#last.filter((other) => !isThis(other));
    if (isRemembered) this.#remember(scan);
    if (!this.#isToday(scan.at)) return;
    this.#notAdmitted.set(scan.reason, Math.max(0, (this.#notAdmitted.get(scan.reason) ?? 0) - 1));
    this.#overridden += 1;
    if (arrivals !== 0) this.#countArrival(scan.at, arrivals);
  }

  lane(laneId: string, now: number): LaneTally {
    this.#turnDay(now);
    const book = this.#book(laneId);
    const newest = Math.floor(now / minuteMs);
    book.times = timesKept(book);
    const minutes = Array.from({ length: laneMinutes }, () => 0);
    for (const at of book.times) {
      const index = laneMinutes - 1 - (newest - Math.floor(at / minuteMs));
      if (index >= 0 && index < laneMinutes) minutes[index] = (minutes[index] ?? 0) + 1;
    }
    const perMinute = book.times.filter((at) => at > now - minuteMs && at <= now).length;
    const { today, last, lastScanAt } = book;
    const pace = today > 0 ? book.times.length : 0;
    return { minutes, perMinute, pace, today, last, ...(lastScanAt !== undefined && { lastScanAt }) };
  }

  /** Newest first, eight at most. */
  get last(): readonly TalliedScan[] {
    return this.#last;
  }

  today(now: number) {
    this.#turnDay(now);
    const [arrived, arrivals, notAdmitted] = [this.#arrived, this.#arrivals, this.#notAdmitted];
    return { arrived, arrivals, notAdmitted, overridden: this.#overridden };
  }

  #book(laneId: string): LaneBook {
    const book = this.#lanes.get(laneId) ?? { times: [], today: 0, last: [] };
    this.#lanes.set(laneId, book);
    return book;
  }

  #isToday = (at: number): boolean => at >= this.#day.from && at < this.#day.until;

  #countArrival(at: number, arrivals: number): void {
    const quarter = quarterHourOf(at, this.#wallClock);
    this.#arrivals.set(quarter, (this.#arrivals.get(quarter) ?? 0) + arrivals);
    this.#arrived += arrivals;
  }

  /** Late scans take their place by their own time. */
  #remember(scan: TalliedScan): void {
    const book = this.#book(scan.laneId);
    book.last = withNewest(book.last, scan, lastAtLane);
    const { name: _, nameLatin: __, ...nameless } = scan;
    this.#last = withNewest(this.#last, nameless, lastOfAll);
  }

  /** At midnight of the conference, today begins anew. */
  #turnDay(now: number): void {
    if (this.#isToday(now)) return;
    const from = startOfDay(now, this.#wallClock);
    this.#day = { from, until: startOfNextDay(from, this.#wallClock) };
    this.#arrivals = new Map();
    this.#notAdmitted = new Map();
    this.#overridden = 0;
    this.#arrived = 0;
    for (const book of this.#lanes.values()) book.today = 0;
  }
}

/** Those of the quarter hour's minutes up to the last one. */
function timesKept({ times, lastScanAt = 0 }: LaneBook): number[] {
  const newest = Math.floor(lastScanAt / minuteMs);
  return times.filter((at) => Math.floor(at / minuteMs) > newest - laneMinutes);
}

/** Scans of one instant stand by their ids, so that they do so after a start as well. */
function withNewest(newest: readonly TalliedScan[], scan: TalliedScan, limit: number): TalliedScan[] {
  const isOlder = (other: TalliedScan) => other.at < scan.at || (other.at === scan.at && other.scanId < scan.scanId);
  const at = newest.findIndex(isOlder);
  const place = at === -1 ? newest.length : at;
  return [...newest.slice(0, place), scan, ...newest.slice(place)].slice(0, limit);
}
