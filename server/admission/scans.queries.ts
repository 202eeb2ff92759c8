import type { Database, RawTransaction } from '../../db/client.ts';
import type {
  DelegateCategory,
  RegistrationStatus,
  ScanDirection,
  Verdict,
  VerdictReason,
  VettingOutcome,
} from '../../db/vocabulary.ts';
import type { ShownVerdict } from './decide-batch.ts';
import type { Presence } from './presence.ts';
import { type PresenceRow, presenceFrom } from './presence-rows.queries.ts';

/*
 * What runs for each batch of scans: raw statements, prepared once for each connection, whose instants are numbers
 * (milliseconds since 1970), so that nothing is converted twice. EXPLAIN of each is tested.
 */

type Sql = RawTransaction['sql'];

export interface BadgeRow {
  serial: number;
  delegateId: string;
  validFrom: number;
  validUntil: number;
  revokedAt: number | null;
  isReplaced: boolean;
  category: DelegateCategory;
  status: RegistrationStatus;
  name: string;
  nameLatin: string;
  country: string;
  /** The delegate whom this one accompanies. */
  companionOf: string | null;
  /** They speak for the group that they are in. */
  isHead: boolean;
  /** Of the newest verification that an officer decided. */
  outcome: 'verified' | 'refused' | null;
  outcomeReason: VerdictReason | null;
  outcomeAt: number | null;
  /** What somebody outside the venue said of the holder, and when it came. */
  vetting: VettingOutcome | null;
  vettedAt: number | null;
  /** Which photograph there is of the holder. */
  photographVersion: string | null;
}

/** A badge with its holder's presence, which stays locked until the transaction ends. */
export interface LockedBadge {
  badge: BadgeRow;
  /** Absent when another transaction has just made the row: ask again. */
  presence?: Presence;
}

interface LockedRow extends BadgeRow, PresenceRow {
  isLocked: boolean;
  isMade: boolean;
}

/**
 * Badges by serial, with their holders' presences locked in order of delegate id; a presence that was never there is
 * made. The order is the same for all, so that batches that share people wait for one another and never in a circle.
 */
export async function lockHolders(sql: Sql, serials: readonly number[]): Promise<LockedBadge[]> {
  const rows = await sql<LockedRow[]>`
    with known as (
      select b.serial::float8 as serial, b.delegate_id, date_part('epoch', b.valid_from) * 1000 as valid_from,
        date_part('epoch', b.valid_until) * 1000 as valid_until, date_part('epoch', b.revoked_at) * 1000 as revoked_at,
        b.replaced_by is not null as is_replaced, d.category, d.status, d.name, d.name_latin, d.country,
        d.vetting, date_part('epoch', d.vetted_at) * 1000 as vetted_at,
        d.companion_of, d.group_id is not null and exists (
          select from groups g where g.id = d.group_id and g.head_id = d.id) as is_head, v.outcome, v.reason, date_part('epoch', v.decided_at) * 1000 as decided_at,
        f.version as photograph_version
      from badges b join delegates d on d.id = b.delegate_id
      left join photographs f on f.delegate_id = b.delegate_id
      left join lateral (
        select outcome, reason, decided_at from verifications
        where delegate_id = b.delegate_id and outcome in ('verified', 'refused') order by decided_at desc limit 1
      ) v on true
      where b.serial = any(${[...serials]}::bigint[])
    ), locked as (
      select delegate_id, zone_id, entries, date_part('epoch', last_time) * 1000 as last_time, last_device_id,
        last_sequence::float8 as last_sequence, category as inside_as, stays::text as stays, visits::text as visits,
        date_part('epoch', runs_out_at) * 1000 as runs_out_at, date_part('epoch', checked_out_at) * 1000 as checked_out_at
      from presences where delegate_id in (select delegate_id from known) order by delegate_id for update
    ), made as (
      insert into presences (delegate_id)
      select distinct delegate_id from known k
      where not exists (select from presences p where p.delegate_id = k.delegate_id) order by delegate_id
      on conflict do nothing returning delegate_id
    )
    select k.serial, k.delegate_id as "delegateId", k.valid_from as "validFrom", k.valid_until as "validUntil",
      k.revoked_at as "revokedAt", k.is_replaced as "isReplaced", k.category, k.status, k.name,
      k.name_latin as "nameLatin", k.country, k.companion_of as "companionOf", k.is_head as "isHead", k.outcome, k.reason as "outcomeReason",
      k.decided_at as "outcomeAt", k.vetting, k.vetted_at as "vettedAt", k.photograph_version as "photographVersion",
      l.delegate_id is not null as "isLocked", m.delegate_id is not null as "isMade",
      l.zone_id as "zoneId", l.entries, l.last_time as "lastTime", l.last_device_id as "lastDeviceId",
      l.last_sequence as "lastSequence", l.inside_as as "insideAs", l.stays, l.visits, l.runs_out_at as "runsOutAt",
      l.checked_out_at as "checkedOutAt"
    from known k left join locked l using (delegate_id) left join made m using (delegate_id)`;
  return rows.map(({ isLocked, isMade, ...row }) => {
    const badge: BadgeRow = row;
    return isLocked || isMade ? { badge, presence: presenceFrom(row) } : { badge };
  });
}

/** A scan as it was stored. */
export interface StoredScan {
  id: string;
  laneId: string;
  deviceId: string;
  sequence: number;
  /** Null once retention has cut what leads to a person. */
  token: string | null;
  delegateId: string | null;
  direction: ScanDirection;
  deviceTime: number;
  clockOffsetMs: number;
  clockErrorMs: number;
  shownVerdict: Verdict | null;
  receivedAt: number;
  correctedTime: number;
  zoneId: string;
  verdict: Verdict;
  reason: VerdictReason;
  category: DelegateCategory | null;
  /** Of the rules that decided. */
  ruleVersion: number;
  /** A supervisor let in whom this refused. */
  isOverridden: boolean;
}

const storedColumns = (sql: Sql) => sql`
  id, lane_id as "laneId", device_id as "deviceId", device_sequence::float8 as sequence, token,
  delegate_id as "delegateId", direction, date_part('epoch', device_time) * 1000 as "deviceTime",
  clock_offset_ms as "clockOffsetMs", clock_error_ms as "clockErrorMs", shown_verdict as "shownVerdict",
  date_part('epoch', received_at) * 1000 as "receivedAt", date_part('epoch', corrected_time) * 1000 as "correctedTime",
  zone_id as "zoneId", verdict, reason, category, rule_version as "ruleVersion", o.scan_id is not null as "isOverridden"`;

export async function listStoredScans(sql: Sql, ids: readonly string[]): Promise<StoredScan[]> {
  return sql<StoredScan[]>`
    select ${storedColumns(sql)} from scans left join overrides o on o.scan_id = id where id = any(${[...ids]}::uuid[])`;
}

/**
 * All scans that can still be told to be of these delegates, each with whose it is: those made of a registration that
 * went up in another one are that one's.
 */
export async function listScansOf(
  sql: Sql,
  delegateIds: readonly string[],
): Promise<(StoredScan & { holderId: string })[]> {
  return sql`
    with holder (holder_id, made_as) as (
      select known, known from unnest(${[...delegateIds]}::uuid[]) as known
      union all select merged_into, id from delegates where merged_into = any(${[...delegateIds]}::uuid[])
    )
    select ${storedColumns(sql)}, holder_id as "holderId" from holder join scans on delegate_id = made_as
    left join overrides o on o.scan_id = id`;
}

/** What a fold needs of all scans that can still be told to be somebody's, without those who were not let pass. */
export async function listFoldableScans(sql: Sql | Database['sql']) {
  return sql<
    {
      id: string;
      delegateId: string;
      laneId: string;
      deviceId: string;
      sequence: number;
      direction: ScanDirection;
      correctedTime: number;
      category: DelegateCategory | null;
      verdict: Verdict;
    }[]
  >`
    select s.id, coalesce(d.merged_into, d.id) as "delegateId", lane_id as "laneId", device_id as "deviceId",
      device_sequence::float8 as sequence, direction, date_part('epoch', corrected_time) * 1000 as "correctedTime",
      s.category, 'admit' as verdict
    from scans s join delegates d on d.id = s.delegate_id left join overrides o on o.scan_id = s.id
    where coalesce(shown_verdict, verdict) = 'admit' or o.scan_id is not null`;
}

export interface LaneDevice {
  readonly id: string;
  /** Where it stands: a device that goes to another lane is registered anew. */
  readonly laneId: string;
  readonly isRevoked: boolean;
}

/** Which of these are registered for lanes, and whether they may still be used. */
export async function listLaneDevices(sql: Sql, ids: readonly string[]): Promise<LaneDevice[]> {
  return sql<LaneDevice[]>`
    select id, lane_id as "laneId", revoked_at is not null as "isRevoked" from devices
    where id = any(${[...ids]}::uuid[]) and kind = 'lane'`;
}

/** The counters of these zones, locked in order of zone id until the transaction ends. */
export async function lockCounters(sql: Sql, zoneIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await sql<{ zoneId: string; inside: number }[]>`
    select zone_id as "zoneId", inside from zone_counters
    where zone_id = any(${[...zoneIds]}::text[]) order by zone_id for update`;
  return new Map(rows.map(({ zoneId, inside }) => [zoneId, inside]));
}

/** A scan as it is written: names as in the statement below. */
export interface NewScan extends Omit<StoredScan, 'receivedAt' | 'isOverridden'> {
  shownAt: number | null;
  signature: string | null;
  badgeSerial: number | null;
}

export interface BatchWrites {
  receivedAt: Date;
  scans: readonly NewScan[];
  presences: ReadonlyMap<string, Presence>;
  /** By zone id: how many more are inside. */
  countChanges: ReadonlyMap<string, number>;
}

/**
 * Writes a batch in one statement. Tells how many scans are new: fewer than given when another wrote one meanwhile.
 * What is joined comes by `unnest`, of whose length the planner thinks right: rows of JSON would make it read the whole
 * table of presences.
 */
export async function writeBatch(
  sql: Sql,
  { receivedAt, scans, presences, countChanges }: BatchWrites,
): Promise<number> {
  const moved = [...presences];
  const changes = [...countChanges];
  const pick = <T>(of: (presence: Presence) => T | undefined) => moved.map(([, presence]) => of(presence) ?? null);
  const [row] = await sql<{ written: number }[]>`
    with scan as (
      insert into scans (id, lane_id, device_id, device_sequence, token, direction, device_time, clock_offset_ms,
        clock_error_ms, shown_verdict, shown_at, signature, received_at, corrected_time, badge_serial, delegate_id,
        category, zone_id, verdict, reason, rule_version)
      select id, "laneId", "deviceId", sequence, token, direction, to_timestamp("deviceTime" / 1000), "clockOffsetMs",
        "clockErrorMs", "shownVerdict", to_timestamp("shownAt" / 1000), decode(signature, 'base64'),
        to_timestamp(${receivedAt.getTime()}::float8 / 1000), to_timestamp("correctedTime" / 1000), "badgeSerial",
        "delegateId", category, "zoneId", verdict, reason, "ruleVersion"
      from jsonb_to_recordset(${JSON.stringify(scans)}::jsonb) as r(id uuid, "laneId" text, "deviceId" uuid,
        sequence bigint, token text, direction text, "deviceTime" float8, "clockOffsetMs" int, "clockErrorMs" int,
        "shownVerdict" text, "shownAt" float8, signature text, "correctedTime" float8, "badgeSerial" bigint,
        "delegateId" uuid, category text, "zoneId" text, verdict text, reason text,
        "ruleVersion" int)
      on conflict on constraint scans_pkey do nothing returning 1
    ), presence as (
      update presences p set zone_id = r.zone_id, entries = r.entries, last_time = to_timestamp(r.last_time / 1000),
        last_device_id = r.last_device_id, last_sequence = r.last_sequence, category = r.category,
        stays = r.stays::jsonb, visits = r.visits::jsonb, runs_out_at = to_timestamp(r.runs_out_at / 1000),
        checked_out_at = to_timestamp(r.checked_out_at / 1000)
      from unnest(${moved.map(([delegateId]) => delegateId)}::uuid[], ${pick(({ zoneId }) => zoneId)}::text[],
        ${pick(({ entries }) => entries)}::int[], ${pick(({ last }) => last?.correctedTime)}::float8[],
        ${pick(({ last }) => last?.deviceId)}::uuid[], ${pick(({ last }) => last?.sequence)}::bigint[],
        ${pick(({ category }) => category)}::text[], ${pick(({ stays }) => stays && JSON.stringify(stays))}::text[],
        ${pick(({ visits }) => visits && JSON.stringify(visits))}::text[],
        ${pick(({ runsOutAt }) => runsOutAt)}::float8[], ${pick(({ checkedOutAt }) => checkedOutAt)}::float8[])
        as r(delegate_id, zone_id, entries, last_time, last_device_id, last_sequence, category, stays, visits,
          runs_out_at, checked_out_at)
      where p.delegate_id = r.delegate_id
    ), counter as (
      update zone_counters c set inside = c.inside + r.change
      from unnest(${changes.map(([zoneId]) => zoneId)}::text[], ${changes.map(([, change]) => change)}::int[])
        as r(zone_id, change)
      where c.zone_id = r.zone_id
    )
    select count(*)::int as written from scan`;
  return row?.written ?? 0;
}

/** Adds to a stored scan what its device has shown in the meantime. */
export async function addShownVerdict(sql: Sql, { id, verdict, at, signature }: ShownVerdict): Promise<void> {
  await sql`update scans set shown_verdict = ${verdict}, shown_at = to_timestamp(${at}::float8 / 1000),
      signature = decode(${signature}, 'base64')
    where id = ${id}::uuid and shown_verdict is null`;
}
