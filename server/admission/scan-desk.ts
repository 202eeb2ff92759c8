import { deviceKeysOf, type SignatureCheck } from '../identity/devices/device-keys.ts';
import { stationQueue, stationsOverview } from '../identity/identity.contract.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Live } from '../live/live.ts';
import { createBadgeReader } from '../registration/badges/verify-badge.ts';
import { disputedVerdicts, gateBoard, laneTopic, type ScanAnswer, type ScanRecord } from './admission.contract.ts';
import { answerScans, type ScanResult } from './answer-scans.ts';
import { type BoardMemory, rebuildBoardMemory } from './board-memory.ts';
import { checkOutDue, nextCheckOut } from './check-out-due.ts';
import type { Outcome } from './decide-batch.ts';
import { findConferenceTerms, findLayout } from './layout.queries.ts';
import { createWorldKeeper, type LayoutWorld } from './layout-world.ts';
import { answerOverride } from './overrides/answer-override.ts';
import { type OverrideOrder, recordOverride } from './overrides/record-override.ts';
import type { Presence } from './presence.ts';
import { type RecordedBatch, recordScans } from './record-scans.ts';
import { listRuleVersions } from './rules/rules.queries.ts';
import { createScanBatcher } from './scan-batcher.ts';
import { scanCount } from './scan-count.ts';
import type { ScanRequest, Together } from './scan-request.ts';
import { textOfScan } from './scan-text.ts';

type DeskDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>;

/** The one place of a process where scans are answered: what it keeps in memory is the layout and the boards' counts. */
export interface ScanDesk {
  /** Records scans and answers them, in order. Throws `admission.busy` when too many are waiting. */
  answer(actor: Actor, records: readonly ScanRecord[]): Promise<ScanResult[]>;
  /** As `answer`, of badges that were not read but taken from a list; the token says which list. */
  answerListed(actor: Actor, listed: readonly ListedScan[]): Promise<ScanResult[]>;
  /** Has a refusal overridden, between two batches, so that what is in memory stays as it is in the database. */
  override(viewer: Actor, order: OverrideOrder): Promise<ScanAnswer>;
  /** Runs `work` while no scan is being recorded; memory is rebuilt after it. */
  whileIdle<T>(work: (world: LayoutWorld) => Promise<T>): Promise<T>;
  world(): Promise<LayoutWorld>;
  boards(): Promise<BoardMemory>;
  /** Checks out those whose time in a zone is over by now; costs nothing while nobody's is. */
  checkOutDue(): Promise<void>;
}

/** A record of a device for a badge that is known from a list. */
export interface ListedScan {
  readonly record: ScanRecord;
  readonly serial: number;
  readonly together: Together;
}

type ScanToRead = Pick<ScanRequest, 'actor' | 'record' | 'together'> & { readonly reading?: ScanRequest['reading'] };

const desks = new WeakMap<Dependencies['database'], ScanDesk>();

/** The desk of this database: routes and live topics share it. */
export function scanDeskOf(deps: DeskDependencies): ScanDesk {
  const desk = desks.get(deps.database) ?? openScanDesk(deps);
  desks.set(deps.database, desk);
  return desk;
}

/** A desk of its own, as another process would have it. */
export function openScanDesk(deps: DeskDependencies): ScanDesk {
  const { database, clock, live } = deps;
  const reader = createBadgeReader(deps);
  const keeper = createWorldKeeper(clock, {
    findLayout: () => findLayout(database.drizzle),
    findConferenceTerms: () => findConferenceTerms(database.drizzle),
    listRuleVersions: () => listRuleVersions(database.drizzle),
  });
  let memory: BoardMemory | undefined;
  /** When the next person is due to be checked out; absent when it must be looked up. */
  let nextDue: number | undefined;

  const remember = async (): Promise<BoardMemory> => {
    const world = await keeper.current();
    if (memory?.world !== world) memory = await rebuildBoardMemory(database.sql, world, clock.now().getTime());
    return memory;
  };

  /** Before anything is decided, so that nobody counts as inside for longer than the rules say. */
  const checkOut = async (world: LayoutWorld): Promise<void> => {
    if (!world.hasCheckOuts) return;
    nextDue ??= await nextCheckOut(deps);
    const now = clock.now();
    if (nextDue > now.getTime()) return;
    nextDue = undefined;
    const { people, counters } = await checkOutDue(deps, world, now);
    if (people === 0) return;
    for (const [zoneId, inside] of counters) memory?.counters.set(zoneId, inside);
    wakeBoards(live);
  };

  const noteDue = (presences: Iterable<Presence>) => {
    if (nextDue === undefined) return;
    for (const { runsOutAt = Infinity } of presences) nextDue = Math.min(nextDue, runsOutAt);
  };

  /** After a fault of the database: it may have been committed all the same, when only the answer was lost. */
  const forget = (error: unknown): never => {
    if (!(error instanceof DomainError)) {
      memory = undefined;
      nextDue = undefined;
    }
    throw error;
  };

  const override = async (viewer: Actor, order: OverrideOrder): Promise<ScanAnswer> => {
    const { world } = await remember();
    await checkOut(world);
    const recorded = await recordOverride(deps, world, reader, order).catch(forget);
    if (!recorded.isRepeated) {
      noteDue([recorded.presence]);
      memory?.takeOverride(recorded);
      wakeBoards(live);
    }
    return answerOverride(deps, world, recorded, viewer);
  };

  const record = async (requests: readonly ScanRequest[]): Promise<ScanResult[]> => {
    const { world } = await remember();
    await checkOut(world);
    const batch = await recordScans(deps, world, requests).catch(forget);
    for (const outcome of batch.outcomes) scanCount.add(database, countedAs(outcome));
    noteDue(batch.presences.values());
    memory?.take(batch);
    // Counts that rested on the verdict that was not shown are read from the database anew.
    if (batch.outcomes.some((outcome) => outcome.kind === 'repeated' && outcome.isDisputed)) memory = undefined;
    wake(live, batch);
    return answerScans(deps, world, batch, requests);
  };

  const batcher = createScanBatcher<ScanToRead, ScanResult>({
    run: async (scans) => {
      await reader.prepare(scans.flatMap(({ record, reading }) => (reading ? [] : [record.token])));
      const checks = await checkSignatures(deps, scans);
      const requests = scans.map(({ actor, record, reading, together }, index) => ({
        actor,
        record,
        together,
        correctedTime: Date.parse(record.deviceTime) + record.clockOffsetMs,
        reading: reading ?? reader.read(record.token),
        signatureCheck: checks[index] ?? 'missing',
      }));
      return recordInRounds(requests, record);
    },
  });

  return {
    answer: (actor, records) => batcher.add(records.map((record) => ({ actor, record }))),
    answerListed: (actor, listed) =>
      batcher.add(
        listed.map(({ record, serial, together }) => ({
          ...{ actor, record, together },
          reading: { kind: 'listed', serial },
        })),
      ),
    override: (viewer, order) => batcher.betweenBatches(() => override(viewer, order)),
    whileIdle: (work) =>
      batcher.betweenBatches(async () => {
        try {
          return await work(await keeper.current());
        } finally {
          keeper.drop();
          memory = undefined;
          nextDue = undefined;
          wakeBoards(live);
        }
      }),
    world: () => keeper.current(),
    boards: async () => {
      const world = await keeper.current();
      return memory?.world === world ? memory : batcher.betweenBatches(remember);
    },
    checkOutDue: async () => {
      const world = await keeper.current();
      if (!world.hasCheckOuts || (nextDue !== undefined && nextDue > clock.now().getTime())) return;
      await batcher.betweenBatches(() => checkOut(world));
    },
  };
}

/** Of what was read; a list needs no signature of a device. */
async function checkSignatures(
  { database }: Pick<DeskDependencies, 'database'>,
  scans: readonly ScanToRead[],
): Promise<SignatureCheck[]> {
  const read = scans.map(({ record }) => ({
    deviceId: record.deviceId,
    text: textOfScan(record),
    signature: record.signature,
  }));
  return deviceKeysOf(database).check(read);
}

function countedAs(outcome: Outcome) {
  if (outcome.kind === 'decided') return outcome.scan.verdict;
  return outcome.kind === 'repeated' ? 'repeated' : 'unusable';
}

/** The same scan twice in a batch: the second is answered as one that is sent again, in a transaction after the first. */
async function recordInRounds(
  requests: readonly ScanRequest[],
  record: (requests: readonly ScanRequest[]) => Promise<ScanResult[]>,
): Promise<ScanResult[]> {
  const seen = new Set<string>();
  const first: number[] = [];
  const again: number[] = [];
  for (const [index, { record: scan }] of requests.entries()) {
    (seen.has(scan.id) ? again : first).push(index);
    seen.add(scan.id);
  }
  if (again.length === 0) return record(requests);
  const pick = (indexes: number[]) => indexes.flatMap((index) => requests[index] ?? []);
  const results: ScanResult[] = [];
  const put = (indexes: number[], answers: ScanResult[]) => {
    for (const [at, index] of indexes.entries()) {
      const answer = answers[at];
      if (answer) results[index] = answer;
    }
  };
  put(first, await record(pick(first)));
  put(again, await recordInRounds(pick(again), record));
  return results;
}

function wakeBoards(live: Live): void {
  live.wake(gateBoard, {});
  live.wakeAll(laneTopic);
}

/** Once for a batch, however many scans it held. */
function wake(live: Live, { referred, outcomes, shown }: RecordedBatch): void {
  if (outcomes.some(({ kind }) => kind === 'decided') || shown.length > 0) wakeBoards(live);
  for (const stationId of new Set([...referred.values()].map((station) => station.stationId))) {
    live.wake(stationQueue, { stationId });
  }
  if (referred.size > 0) live.wake(stationsOverview, {});
  const isDisputed = outcomes.some(
    (outcome) =>
      (outcome.kind === 'repeated' && outcome.isDisputed) ||
      (outcome.kind === 'decided' && outcome.scan.shownVerdict !== null),
  );
  if (isDisputed) live.wake(disputedVerdicts, {});
}
