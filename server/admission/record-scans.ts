import type { RawTransaction } from '../../db/client.ts';
import type { DelegateCategory } from '../../db/vocabulary.ts';
import { type ReferredTo, referDelegates } from '../identity/refer-delegates.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { accompaniedUnknown, holdersToFold, limitedZonesConcerned, zonesConcerned } from './batch-needs.ts';
import { type BatchPlan, decideBatch, type LoadedBatch } from './decide-batch.ts';
import { enterGroups } from './enter-groups.ts';
import type { LayoutWorld } from './layout-world.ts';
import { lockAllHolders } from './lock-all-holders.ts';
import { onceMore, WrittenMeanwhile } from './once-more.ts';
import type { Presence } from './presence.ts';
import { countCategories, listPresencesOf } from './presence-rows.queries.ts';
import { type ScanRequest, serialOf } from './scan-request.ts';
import {
  addShownVerdict,
  listLaneDevices,
  listScansOf,
  listStoredScans,
  lockCounters,
  type StoredScan,
  writeBatch,
} from './scans.queries.ts';

export interface RecordedBatch extends BatchPlan {
  readonly now: Date;
  /** Where delegates were referred to, by delegate id. */
  readonly referred: ReadonlyMap<string, ReferredTo>;
  /** In the zones concerned, after the batch. */
  readonly counters: ReadonlyMap<string, number>;
}

/**
 * Records a batch of scans in one transaction: locks the presences and then the zone counters concerned, each in order
 * of id; decides in order of arrival; writes all in one statement, with the referrals and ledger entries that belong to
 * it. After a deadlock with another writer, or when a station was removed meanwhile, it is tried once more. No scan id may
 * be there twice.
 */
export async function recordScans(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  world: LayoutWorld,
  requests: readonly ScanRequest[],
): Promise<RecordedBatch> {
  return onceMore(() => deps.database.inRawTransaction((tx) => recordIn(deps, tx, world, requests)));
}

async function recordIn(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  tx: RawTransaction,
  world: LayoutWorld,
  requests: readonly ScanRequest[],
): Promise<RecordedBatch> {
  const now = deps.clock.now();
  const loaded = await load(tx.sql, world, now.getTime(), requests);
  const plan = decideBatch(loaded, requests);
  if (plan.scans.length > 0) {
    const written = await writeBatch(tx.sql, { receivedAt: now, ...plan });
    if (written < plan.scans.length) throw new WrittenMeanwhile();
  } else if (plan.presences.size > 0) {
    await writeBatch(tx.sql, { receivedAt: now, ...plan });
  }
  for (const shown of plan.shown) await addShownVerdict(tx.sql, shown);
  const referred = await refer(tx, plan, now);
  await enterDisputes(deps, tx, requests, plan);
  await enterGroups(deps, tx, requests, plan);
  const counters = new Map(loaded.counters);
  for (const [zoneId, change] of plan.countChanges) counters.set(zoneId, (counters.get(zoneId) ?? 0) + change);
  return { ...plan, now, referred, counters };
}

/** Reads what the batch depends on. What is asked for only after the locks are held is seen as the last writer left it. */
async function load(
  sql: RawTransaction['sql'],
  world: LayoutWorld,
  now: number,
  requests: readonly ScanRequest[],
): Promise<LoadedBatch> {
  const serials = new Set(requests.flatMap((request) => serialOf(request) ?? []));
  const [holders, storedScans, laneDevices] = await Promise.all([
    lockAllHolders(sql, [...serials]),
    listStoredScans(
      sql,
      requests.map(({ record }) => record.id),
    ),
    listLaneDevices(sql, [...new Set(requests.map(({ record }) => record.deviceId))]),
  ]);
  const stored = new Map(storedScans.map((scan) => [scan.id, scan]));
  const earlierScans = await loadEarlierScans(sql, holdersToFold({ ...holders, stored }, requests));
  const zoneIds = zonesConcerned(world, requests, holders.presences.values(), earlierScans.values());
  const counters = await lockCounters(sql, zoneIds);
  const devices = new Map(laneDevices.map((device) => [device.id, device]));
  const [categoryCounters, accompanied] = await Promise.all([
    loadCategoryCounters(sql, world, zoneIds),
    loadAccompanied(sql, world, holders),
  ]);
  return { world, now, ...holders, stored, devices, earlierScans, counters, categoryCounters, accompanied };
}

/** Read after the counters are locked, by whoever goes in or out: nobody else changes them until the end. */
async function loadCategoryCounters(sql: RawTransaction['sql'], world: LayoutWorld, zoneIds: readonly string[]) {
  const counters = new Map<string, Map<DelegateCategory, number>>();
  const limited = limitedZonesConcerned(world, zoneIds);
  if (limited.size === 0) return counters;
  const counts = await countCategories(sql, [...new Set([...limited.values()].flat())]);
  for (const [zoneId, within] of limited) {
    const people = new Map<DelegateCategory, number>();
    for (const count of counts) {
      if (within.includes(count.zoneId)) people.set(count.category, (people.get(count.category) ?? 0) + count.people);
    }
    counters.set(zoneId, people);
  }
  return counters;
}

/** A delegate may leave the moment after: where they are is looked at, not held. */
async function loadAccompanied(
  sql: RawTransaction['sql'],
  world: LayoutWorld,
  { badges, presences }: Pick<LoadedBatch, 'badges' | 'presences'>,
): Promise<Map<string, Presence>> {
  if (!world.timeline.bindsCompanions) return new Map();
  const delegateIds = accompaniedUnknown(badges, presences);
  return delegateIds.length > 0 ? listPresencesOf(sql, delegateIds) : new Map();
}

async function loadEarlierScans(
  sql: RawTransaction['sql'],
  delegateIds: readonly string[],
): Promise<Map<string, StoredScan[]>> {
  const scansOf = new Map(delegateIds.map((delegateId) => [delegateId, [] as StoredScan[]]));
  if (delegateIds.length === 0) return scansOf;
  for (const scan of await listScansOf(sql, delegateIds)) scansOf.get(scan.holderId)?.push(scan);
  return scansOf;
}

/** Refers those whom the server and what was shown send to a station, each once. */
async function refer(tx: RawTransaction, { outcomes }: BatchPlan, at: Date): Promise<Map<string, ReferredTo>> {
  const referrals = outcomes.flatMap((outcome) => {
    if (outcome.kind !== 'decided' || !outcome.badge) return [];
    const { scan, lane, badge } = outcome;
    if (scan.verdict !== 'refer' || (scan.shownVerdict ?? 'refer') !== 'refer') return [];
    const { delegateId } = badge;
    return [{ delegateId, gateId: lane.gate.id, laneId: lane.id, scanId: scan.id, reason: scan.reason, at }];
  });
  if (referrals.length === 0) return new Map();
  const first = new Map(referrals.toReversed().map((referral) => [referral.delegateId, referral]));
  return referDelegates(tx.queryable(), [...first.values()]);
}

async function enterDisputes(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  tx: RawTransaction,
  requests: readonly ScanRequest[],
  { outcomes }: BatchPlan,
): Promise<void> {
  for (const [index, outcome] of outcomes.entries()) {
    const request = requests[index];
    if (!request) continue;
    const dispute = disputeOf(request, outcome);
    if (dispute) await enterDispute(deps, tx, request.actor, dispute);
  }
}

interface Dispute {
  delegateId: string | undefined;
  details: Record<string, unknown>;
}

/** What a device has shown against what the server decided, where they differ. */
function disputeOf({ record }: ScanRequest, outcome: BatchPlan['outcomes'][number]): Dispute | undefined {
  if (outcome.kind === 'problem') return undefined;
  const decided = outcome.kind === 'repeated' ? outcome.stored : outcome.scan;
  const isDisputed = outcome.kind === 'repeated' ? outcome.isDisputed : isShownOtherwise(outcome.scan);
  if (!isDisputed) return undefined;
  const { id, laneId, verdict, reason } = decided;
  const details = { scanId: id, laneId, verdict, reason, shownVerdict: record.shownVerdict };
  return { delegateId: outcome.badge?.delegateId, details };
}

const isShownOtherwise = ({ shownVerdict, verdict }: { shownVerdict: string | null; verdict: string }) =>
  shownVerdict !== null && shownVerdict !== verdict;

async function enterDispute(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  tx: RawTransaction,
  actor: Actor,
  { delegateId, details }: Dispute,
): Promise<void> {
  const entry = { action: 'verdict_disputed', details, ...(delegateId && { delegateId }) } as const;
  await appendLedger(deps, actor, tx.queryable(), entry);
}
