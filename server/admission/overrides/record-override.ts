import type { RawTransaction } from '../../../db/client.ts';
import type { ProvenStaff } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { rolesMayAt } from '../../kernel/permission.contract.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { requestFaults } from '../../kernel/problem.ts';
import type { BadgeReader } from '../../registration/badges/verify-badge.ts';
import { admissionFaults } from '../admission.errors.ts';
import { zonesConcerned } from '../batch-needs.ts';
import { judgeHolder } from '../decide.ts';
import { knownOf } from '../judge-scan.ts';
import type { Lane, LayoutWorld } from '../layout-world.ts';
import { lockAllHolders } from '../lock-all-holders.ts';
import { onceMore } from '../once-more.ts';
import type { Presence } from '../presence.ts';
import { type BadgeRow, listScansOf, lockCounters, type StoredScan, writeBatch } from '../scans.queries.ts';
import { faultOfOverriding } from './fault-of-overriding.ts';
import type { OverrideGiven } from './overrides.contract.ts';
import { overridesFaults } from './overrides.errors.ts';
import {
  findScannedBadge,
  insertOverride,
  type KnownOverride,
  keepStanding,
  listOverrides,
  type ScannedBadge,
} from './overrides.queries.ts';
import { planOverride } from './plan-override.ts';

/** What a supervisor wants, as they have said it. */
export interface OverrideOrder extends OverrideGiven {
  readonly scanId: string;
  readonly supervisor: ProvenStaff;
  /** At the tablet that made the scan, by badge and PIN: the tablet, and who was signed in there. */
  readonly atLane?: { readonly deviceId: string; readonly attendedBy: string | undefined };
}

export interface RecordedOverride {
  readonly override: KnownOverride;
  /** It was there before: nothing was changed now. */
  readonly isRepeated: boolean;
  readonly scan: StoredScan;
  readonly lane: Lane;
  readonly badge: BadgeRow;
  readonly now: Date;
  /** In the zones concerned, afterwards. */
  readonly counters: ReadonlyMap<string, number>;
  readonly presence: Presence;
  readonly isFirstEntry: boolean;
}

type Needed = Pick<Dependencies, 'database' | 'clock' | 'secrets'>;

/**
 * Lets in somebody who was refused, in one transaction: keeps badge and holder from changing, locks the presence and then
 * the counters as a batch of scans does, looks at all of it again, and writes presence, counters, override and ledger
 * entry. Capacity holds nobody back here. Overriding again is answered alike to the same supervisor.
 */
export function recordOverride(
  deps: Needed,
  world: LayoutWorld,
  reader: BadgeReader,
  order: OverrideOrder,
): Promise<RecordedOverride> {
  return onceMore(() => deps.database.inRawTransaction((tx) => overrideIn(deps, tx, world, reader, order)));
}

async function overrideIn(
  deps: Needed,
  tx: RawTransaction,
  world: LayoutWorld,
  reader: BadgeReader,
  order: OverrideOrder,
): Promise<RecordedOverride> {
  const { sql } = tx;
  const scanned = await findScannedBadge(sql, order.scanId);
  if (!scanned) throw new DomainError(overridesFaults.scan_unknown);
  const lane = laneOf(world, scanned, order);
  const { badge, presence, scans } = await lockHolder(sql, scanned);
  const scan = scans.find(({ id }) => id === order.scanId);
  if (!badge || !presence || !scan) throw new DomainError(overridesFaults.not_overridable);
  const now = deps.clock.now();
  const others = scans.filter(({ id }) => id !== scan.id);
  const counters = await lockCounters(sql, zonesConcerned(world, [], [presence], [scans]));
  const standing = { scan, lane, badge, now, counters, presence, isFirstEntry: false };
  const [known] = await listOverrides(sql, [scan.id]);
  if (known) {
    if (known.staffId === order.supervisor.id) return { ...standing, override: known, isRepeated: true };
    throw new DomainError(overridesFaults.overridden_by_another);
  }
  const fault = faultOfOverriding({ scan, others, now }) ?? (await faultOfHolder(world, reader, standing));
  if (fault) throw fault;
  const { delegateId } = badge;
  const { countChanges, ...moved } = planOverride(world, { ...standing, delegateId, others, now: now.getTime() });
  const presences = new Map([[delegateId, moved.presence]]);
  await writeBatch(sql, { receivedAt: now, scans: [], presences, countChanges });
  const { scanId, supervisor, because, atLane } = order;
  await insertOverride(sql, { scanId, at: now, staffId: supervisor.id, because, attendedBy: atLane?.attendedBy });
  await enter(deps, tx, order, { ...standing, ...moved });
  const override = { scanId, at: now.getTime(), staffId: supervisor.id, by: supervisor.name, because };
  return { ...standing, ...moved, scan: { ...scan, isOverridden: true }, override, isRepeated: false };
}

/** Where the scan was made, if this supervisor may decide there; by badge only at the tablet that made it. */
function laneOf(
  { lanes }: LayoutWorld,
  { laneId, deviceId }: ScannedBadge,
  { supervisor, atLane }: OverrideOrder,
): Lane {
  const lane = lanes.get(laneId);
  if (!lane) throw new DomainError(admissionFaults.lane_unknown);
  const isHere = !atLane || atLane.deviceId === deviceId;
  if (isHere && rolesMayAt(permissions.overrideVerdicts, supervisor, { gateId: lane.gate.id })) return lane;
  throw new DomainError(requestFaults.elsewhere);
}

/** What is asked for only after the locks are held is seen as the last writer left it. */
async function lockHolder(sql: RawTransaction['sql'], { badgeSerial }: ScannedBadge) {
  if (badgeSerial === null) return { scans: [] };
  await keepStanding(sql, badgeSerial);
  const { badges, presences } = await lockAllHolders(sql, [badgeSerial]);
  const badge = badges.get(badgeSerial);
  if (!badge) return { scans: [] };
  return { badge, presence: presences.get(badge.delegateId), scans: await listScansOf(sql, [badge.delegateId]) };
}

type Standing = Omit<RecordedOverride, 'override' | 'isRepeated'>;

/** Whether the badge is good and its holder known for who they are, as of now. */
async function faultOfHolder(
  world: LayoutWorld,
  reader: BadgeReader,
  { scan, lane, badge, presence, now }: Standing,
): Promise<DomainError | undefined> {
  const token = scan.token ?? '';
  await reader.prepare([token]);
  const { direction } = scan;
  const known = { ...knownOf(badge, Infinity), presence };
  const situation = { direction, gate: lane.gate, at: now.getTime(), reading: reader.read(token).kind, known };
  const standing = judgeHolder(world, situation);
  return standing && new DomainError(overridesFaults.not_overridable, standing.reason);
}

/** The supervisor decided it; whoever stood at the lane is told beside. */
async function enter(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  tx: RawTransaction,
  { supervisor, because, note, atLane }: OverrideOrder,
  { scan, badge, counters, lane }: Standing,
): Promise<void> {
  const { id: scanId, laneId, verdict, reason } = scan;
  const inside = counters.get(lane.gate.innerZoneId);
  const decision = { scanId, laneId, verdict, reason, because, ...(note && { note }), inside };
  const shown = atLane && { byBadgeAt: atLane.deviceId, ...(atLane.attendedBy && { attendedBy: atLane.attendedBy }) };
  const entry = {
    action: 'verdict_overridden',
    delegateId: badge.delegateId,
    details: { ...decision, ...shown },
  } as const;
  await appendLedger(deps, supervisor, tx.queryable(), entry);
}
