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
import { letInBy } from './overrides/let-in-by.ts';
import { type KnownOverride, listOverrides } from './overrides/overrides.queries.ts';
import type { RecordedBatch } from './record-scans.ts';
import type { ScanRequest } from './scan-request.ts';
import type { BadgeRow } from './scans.queries.ts';

export type ScanResult = ScanAnswer | DomainError;

/** Who asked; and what was read, where it was read just now. */
type Asked = Pick<ScanRequest, 'actor'> & Partial<Pick<ScanRequest, 'record' | 'reading'>>;
type Answerable = Pick<RecordedBatch, 'outcomes' | 'now' | 'referred' | 'counters'>;

/**
 * Puts a recorded batch into answers, one for each scan, in order. Whoever scanned is told where the holder's photograph
 * can be fetched, by them alone and not for long, to see it after the verdict.
 */
export async function answerScans(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  world: LayoutWorld,
  batch: Answerable,
  requests: readonly Asked[],
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
  overrides: ReadonlyMap<string, KnownOverride>;
}

type Answered = Exclude<Outcome, { kind: 'problem' }>;

/** Whoever sends a scan again that was overridden meanwhile is told that it lets in. */
function verdictOf(outcome: Answered) {
  if (outcome.kind === 'decided') return outcome.scan;
  return outcome.stored.isOverridden ? { ...outcome.stored, verdict: 'admit' as const } : outcome.stored;
}

async function readExtras(sql: Database['sql'], batch: Answerable): Promise<Extras> {
  const answered = batch.outcomes.filter((outcome) => outcome.kind !== 'problem');
  const repeated = answered.filter((outcome) => outcome.kind === 'repeated');
  const inside = answered.filter((outcome) => isHeldInside(verdictOf(outcome)));
  const referred = repeated.filter(({ stored }) => stored.verdict === 'refer');
  const isEntry = (outcome: Answered) =>
    verdictOf(outcome).verdict === 'admit' && verdictOf(outcome).direction === 'in';
  const entered = repeated.filter(isEntry);
  const overridden = repeated.filter(({ stored }) => stored.isOverridden).map(({ stored }) => stored.id);
  const [lastEntries, firstEntries, stations, overrides] = await Promise.all([
    inside.length > 0 ? listLastEntries(sql, holdersOf(inside)) : [],
    entered.length > 0
      ? listFirstEntries(
          sql,
          entered.map(({ stored }) => stored.id),
        )
      : new Set<string>(),
    referred.length > 0 ? listReferredStations(sql, holdersOf(referred)) : [],
    overridden.length > 0 ? listOverrides(sql, overridden) : [],
  ]);
  return {
    cameIn: new Map(lastEntries.map((entry) => [entry.delegateId, entry])),
    firstEntries,
    stations: new Map(stations.map(({ delegateId, ...station }) => [delegateId, station])),
    overrides: new Map(overrides.map((override) => [override.scanId, override])),
  };
}

/** Who was let in all the same came in last by this very scan. */
const isHeldInside = ({ verdict, reason }: Pick<ScanAnswer, 'verdict' | 'reason'>): boolean =>
  verdict !== 'admit' && reason === 'already_inside';

/** By place in the batch: the group that a head, whose badge was read at the way in, speaks for. There are few. */
async function readGroups(
  sql: Database['sql'],
  world: LayoutWorld,
  { outcomes }: Answerable,
  requests: readonly Asked[],
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

function answer(world: LayoutWorld, batch: Answerable, extras: Extras, outcome: Answered): ScanAnswer {
  const { badge } = outcome;
  const { id, zoneId, verdict, reason, ruleVersion } = verdictOf(outcome);
  const isRepeated = outcome.kind === 'repeated';
  const inside = isRepeated ? (batch.counters.get(zoneId) ?? 0) : outcome.inside;
  const capacity = world.zones.get(zoneId)?.capacity;
  const station = verdict === 'refer' && badge ? stationOf(batch, extras, badge.delegateId) : undefined;
  const cameIn = badge && isHeldInside({ verdict, reason }) ? extras.cameIn.get(badge.delegateId) : undefined;
  const override = extras.overrides.get(id);
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
    ...(override && { override: letInBy(override) }),
    ...(cameIn && { cameIn: { laneId: cameIn.laneId, at: new Date(cameIn.at).toISOString() } }),
  };
}

function stationOf({ referred }: Answerable, { stations }: Extras, delegateId: string): ScanAnswer['station'] {
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
