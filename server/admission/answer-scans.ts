import type { Database } from '../../db/client.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import type { DomainError } from '../kernel/domain-error.ts';
import { formatBadgeNumber } from '../registration/badges/badge-number.ts';
import { addressPhotograph, viewerOf } from '../registration/photographs/address-photograph.ts';
import type { ScanAnswer } from './admission.contract.ts';
import {
  type CameIn,
  type GroupWaiting,
  listFirstEntries,
  listGroupsWaiting,
  listLastEntries,
  listReferredStations,
  type ReferredStation,
} from './answers.queries.ts';
import { zonesWithin } from './batch-needs.ts';
import type { Outcome } from './decide-batch.ts';
import type { LayoutWorld } from './layout-world.ts';
import type { RecordedBatch } from './record-scans.ts';
import type { ScanRequest } from './scan-request.ts';
import type { BadgeRow } from './scans.queries.ts';

export type ScanResult = ScanAnswer | DomainError;

/**
 * Puts a recorded batch into answers, one for each scan, in order. Whoever scanned is told where the holder's photograph
 * can be fetched, by them alone and not for long, to see it after the verdict.
 */
export async function answerScans(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  world: LayoutWorld,
  batch: RecordedBatch,
  requests: readonly Pick<ScanRequest, 'actor' | 'record' | 'reading'>[],
): Promise<ScanResult[]> {
  const [extras, groups] = await Promise.all([
    readExtras(deps.database.sql, batch),
    readGroups(deps.database.sql, world, batch, requests),
  ]);
  return batch.outcomes.map((outcome, index) => {
    if (outcome.kind === 'problem') return outcome.error;
    const group = groups.get(index);
    const { holder, ...rest } = { ...answer(world, batch, extras, outcome), ...(group && { group }) };
    const version = outcome.badge?.photographVersion;
    const actor = requests[index]?.actor;
    if (!holder || !version || actor?.kind !== 'staff') return { ...rest, ...(holder && { holder }) };
    return { ...rest, holder: { ...holder, photograph: addressPhotograph(deps, viewerOf(actor), version) } };
  });
}

interface Extras {
  /** Of those who were refused for being inside already. */
  cameIn: ReadonlyMap<string, CameIn>;
  firstEntries: ReadonlySet<string>;
  stations: ReadonlyMap<string, Omit<ReferredStation, 'delegateId'>>;
}

type Answered = Exclude<Outcome, { kind: 'problem' }>;

const verdictOf = (outcome: Answered) => (outcome.kind === 'repeated' ? outcome.stored : outcome.scan);

async function readExtras(sql: Database['sql'], batch: RecordedBatch): Promise<Extras> {
  const answered = batch.outcomes.filter((outcome) => outcome.kind !== 'problem');
  const repeated = answered.filter((outcome) => outcome.kind === 'repeated');
  const inside = answered.filter((outcome) => verdictOf(outcome).reason === 'already_inside');
  const referred = repeated.filter(({ stored }) => stored.verdict === 'refer');
  const entered = repeated.filter(({ stored }) => stored.verdict === 'admit' && stored.direction === 'in');
  const [lastEntries, firstEntries, stations] = await Promise.all([
    inside.length > 0 ? listLastEntries(sql, holdersOf(inside)) : [],
    entered.length > 0
      ? listFirstEntries(
          sql,
          entered.map(({ stored }) => stored.id),
        )
      : new Set<string>(),
    referred.length > 0 ? listReferredStations(sql, holdersOf(referred)) : [],
  ]);
  return {
    cameIn: new Map(lastEntries.map((entry) => [entry.delegateId, entry])),
    firstEntries,
    stations: new Map(stations.map(({ delegateId, ...station }) => [delegateId, station])),
  };
}

/** By place in the batch: the group that a head, whose badge was read at the way in, speaks for. There are few. */
async function readGroups(
  sql: Database['sql'],
  world: LayoutWorld,
  { outcomes }: RecordedBatch,
  requests: readonly Pick<ScanRequest, 'record' | 'reading'>[],
): Promise<Map<number, Omit<GroupWaiting, 'headId'>>> {
  const groups = new Map<number, Omit<GroupWaiting, 'headId'>>();
  for (const [index, outcome] of outcomes.entries()) {
    const { record, reading } = requests[index] ?? {};
    if (outcome.kind === 'problem' || !outcome.badge?.isHead) continue;
    if (record?.direction !== 'in' || reading?.kind !== 'signed') continue;
    const within = zonesWithin(world.zones, verdictOf(outcome).zoneId);
    for (const { headId: _, ...group } of await listGroupsWaiting(sql, [outcome.badge.delegateId], within)) {
      groups.set(index, group);
    }
  }
  return groups;
}

const holdersOf = (outcomes: readonly Answered[]): string[] => [
  ...new Set(outcomes.flatMap(({ badge }) => badge?.delegateId ?? [])),
];

function answer(world: LayoutWorld, batch: RecordedBatch, extras: Extras, outcome: Answered): ScanAnswer {
  const { badge } = outcome;
  const { id, zoneId, verdict, reason, ruleVersion } = verdictOf(outcome);
  const isRepeated = outcome.kind === 'repeated';
  const inside = isRepeated ? (batch.counters.get(zoneId) ?? 0) : outcome.inside;
  const capacity = world.zones.get(zoneId)?.capacity;
  const station = verdict === 'refer' && badge ? stationOf(batch, extras, badge.delegateId) : undefined;
  const cameIn = reason === 'already_inside' && badge ? extras.cameIn.get(badge.delegateId) : undefined;
  return {
    id,
    verdict,
    reason,
    decidedAt: (isRepeated ? new Date(outcome.stored.receivedAt) : batch.now).toISOString(),
    isRepeated,
    ...(badge && { holder: holderOf(badge) }),
    ...(station && { station }),
    zone: { id: zoneId, inside, ...(capacity !== undefined && { capacity }) },
    isFirstEntry: isRepeated ? extras.firstEntries.has(id) : outcome.isFirstEntry,
    ruleVersion,
    ...outcome.explanation,
    ...(cameIn && { cameIn: { laneId: cameIn.laneId, at: new Date(cameIn.at).toISOString() } }),
  };
}

function stationOf({ referred }: RecordedBatch, { stations }: Extras, delegateId: string): ScanAnswer['station'] {
  const now = referred.get(delegateId);
  if (now) return { id: now.stationId, number: now.number, place: now.place, waiting: now.waiting };
  return stations.get(delegateId);
}

const holderOf = ({ delegateId, serial, name, nameLatin, country, category }: BadgeRow): ScanAnswer['holder'] => ({
  delegateId,
  badgeNumber: formatBadgeNumber(serial),
  name,
  nameLatin,
  country,
  category,
});
