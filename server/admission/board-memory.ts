import type { Database } from '../../db/client.ts';
import type { StateOf } from '../live/define-topic.ts';
import { formatBadgeNumber } from '../registration/badges/badge-number.ts';
import type { disputedVerdicts } from './admission.contract.ts';
import { startOfDay } from './day-in-zone.ts';
import type { Outcome } from './decide-batch.ts';
import type { LayoutWorld } from './layout-world.ts';
import type { RecordedOverride } from './overrides/record-override.ts';
import type { RecordedBatch } from './record-scans.ts';
import { countExpected, type DisputeRow, findTallyBeginning, listDisputes, listZoneCounters } from './tally.queries.ts';
import { type TalliedScan, Tally } from './tally.ts';

export type ShownDispute = StateOf<typeof disputedVerdicts>['disputes'][number];

/** Delegates are registered and withdrawn elsewhere, so those expected are counted again this often. */
const expectedKeptMs = 10_000;
const keptDisputes = 20;

/** What boards show, kept in memory for one layout: rebuilt from the database, then carried on batch by batch. */
export class BoardMemory {
  readonly world: LayoutWorld;
  readonly tally: Tally;
  /** People in each zone and below it. */
  readonly counters: Map<string, number>;
  readonly #sql: Database['sql'];
  #disputes: readonly ShownDispute[];
  #expected: { count: number; at: number } | undefined;

  constructor(
    world: LayoutWorld,
    sql: Database['sql'],
    rebuilt: { tally: Tally; counters: Map<string, number>; disputes: readonly ShownDispute[] },
  ) {
    this.world = world;
    this.#sql = sql;
    this.tally = rebuilt.tally;
    this.counters = rebuilt.counters;
    this.#disputes = rebuilt.disputes;
  }

  /** Newest first. */
  get disputes(): readonly ShownDispute[] {
    return this.#disputes;
  }

  /** Approved delegates who have never come in, as of some seconds ago at most. */
  async expected(now: number): Promise<number> {
    // One that lies ahead is of before the clock was put back.
    if (!this.#expected || now < this.#expected.at || now - this.#expected.at >= expectedKeptMs) {
      this.#expected = { count: await countExpected(this.#sql), at: now };
    }
    return this.#expected.count;
  }

  take({ outcomes, referred, counters, now }: RecordedBatch): void {
    for (const [zoneId, inside] of counters) this.counters.set(zoneId, inside);
    for (const outcome of outcomes) {
      if (outcome.kind !== 'decided') continue;
      const { scan, badge, isFirstEntry } = outcome;
      const stationNumber = badge && scan.verdict === 'refer' ? referred.get(badge.delegateId)?.number : undefined;
      this.tally.count(talliedOf(outcome, stationNumber), isFirstEntry ? 1 : 0, now.getTime());
      // At once, so that those who came and those who are still to come are always as many as all.
      if (isFirstEntry && this.#expected) this.#expected.count -= 1;
      if (scan.shownVerdict === null || scan.shownVerdict === scan.verdict) continue;
      const dispute = { ...scan, scanId: scan.id, at: scan.correctedTime, shownVerdict: scan.shownVerdict };
      this.#disputes = [disputeOf(dispute), ...this.#disputes].slice(0, keptDisputes);
    }
  }

  takeOverride({ scan, badge, counters, isFirstEntry, now }: RecordedOverride): void {
    for (const [zoneId, inside] of counters) this.counters.set(zoneId, inside);
    const { id: scanId, laneId, correctedTime: at, reason } = scan;
    const { category, name, nameLatin } = badge;
    const tallied = { scanId, laneId, at, verdict: 'admit', reason, isOverridden: true } as const;
    this.tally.override({ ...tallied, category, name, nameLatin }, isFirstEntry ? 1 : 0, now.getTime());
    if (isFirstEntry && this.#expected) this.#expected.count -= 1;
  }
}

/** Nothing may be recorded while this reads, or it would be counted twice. */
export async function rebuildBoardMemory(sql: Database['sql'], world: LayoutWorld, now: number): Promise<BoardMemory> {
  const [beginning, counters, disputes] = await Promise.all([
    findTallyBeginning(sql, startOfDay(now, world.wallClock)),
    listZoneCounters(sql),
    listDisputes(sql),
  ]);
  const tally = new Tally(world.wallClock, now, beginning);
  return new BoardMemory(world, sql, { tally, counters, disputes: disputes.map(disputeOf) });
}

function talliedOf(
  { scan, badge }: Extract<Outcome, { kind: 'decided' }>,
  stationNumber: number | undefined,
): TalliedScan {
  return {
    scanId: scan.id,
    laneId: scan.laneId,
    at: scan.correctedTime,
    verdict: scan.shownVerdict ?? scan.verdict,
    reason: scan.reason,
    ...(stationNumber !== undefined && { stationNumber }),
    ...(badge && { category: badge.category, name: badge.name, nameLatin: badge.nameLatin }),
  };
}

function disputeOf({ scanId, laneId, at, shownVerdict, verdict, reason, badgeSerial }: DisputeRow): ShownDispute {
  const badgeNumber = badgeSerial === null ? undefined : formatBadgeNumber(badgeSerial);
  const dispute = { scanId, laneId, at: new Date(at).toISOString(), shownVerdict, verdict, reason };
  return { ...dispute, ...(badgeNumber !== undefined && { badgeNumber }) };
}
