import type { Database } from '../../db/client.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import type { DomainError } from '../kernel/domain-error.ts';
import { formatBadgeNumber } from '../registration/badges/badge-number.ts';
import { addressPhotograph, viewerOf } from '../registration/photographs/address-photograph.ts';
import type { ScanAnswer } from './admission.contract.ts';
import {
  type CameIn,
  listFirstEntries,
  listLastEntries,
  listReferredStations,
  type ReferredStation,
} from './answers.queries.ts';
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
  requests: readonly Pick<ScanRequest, 'actor'>[],
): Promise<ScanResult[]> {
  const extras = await readExtras(deps.database.sql, batch);
  return batch.outcomes.map((outcome, index) => {
    if (outcome.kind === 'problem') return outcome.error;
    const { holder, ...rest } = answer(world, batch, extras, outcome);
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
