import type { Database, RawTransaction } from '../../../db/client.ts';
import type { OverrideReason } from '../../../db/vocabulary.ts';
import type { StoredScan } from '../scans.queries.ts';

/* Raw statements, whose instants are numbers (milliseconds since 1970). */

type Sql = RawTransaction['sql'];

/** As much of a scan as leads to its holder. */
export interface ScannedBadge {
  laneId: string;
  deviceId: string;
  badgeSerial: number | null;
}

/** What was scanned where; nothing of it changes but what retention cuts. */
export async function findScannedBadge(sql: Sql, scanId: string): Promise<ScannedBadge | undefined> {
  const [row] = await sql<ScannedBadge[]>`
    select lane_id as "laneId", device_id as "deviceId", badge_serial::float8 as "badgeSerial" from scans
    where id = ${scanId}::uuid`;
  return row;
}

/**
 * Keeps a badge, and whoever it was issued to, as they stand until the transaction ends: a revocation or rejection that is
 * under way comes first or waits. Taken before presences, as whoever changes a person takes it.
 */
export async function keepStanding(sql: Sql, serial: number): Promise<void> {
  await sql`select from badges b join delegates d on d.id = b.delegate_id where b.serial = ${serial}::bigint for share`;
}

/** Who overrode a scan, and why. */
export interface KnownOverride {
  scanId: string;
  at: number;
  staffId: string;
  by: string;
  because: OverrideReason;
}

const overrideColumns = (sql: Sql | Database['sql']) => sql`
  o.scan_id as "scanId", date_part('epoch', o.overridden_at) * 1000 as at, o.overridden_by as "staffId", s.name as by,
  o.because`;

/** Those of these scans that were overridden. */
export async function listOverrides(
  sql: Sql | Database['sql'],
  scanIds: readonly StoredScan['id'][],
): Promise<KnownOverride[]> {
  return sql<KnownOverride[]>`
    select ${overrideColumns(sql)} from overrides o join staff s on s.id = o.overridden_by
    where o.scan_id = any(${[...scanIds]}::uuid[])`;
}

/** The newest override by which somebody came in through these lanes, as long as scans can be told to be theirs. */
export async function findLastOverrideOf(
  sql: Database['sql'],
  delegateId: string,
  laneIds: readonly string[],
): Promise<KnownOverride | undefined> {
  const [row] = await sql<KnownOverride[]>`
    select ${overrideColumns(sql)} from scans c join overrides o on o.scan_id = c.id
    join staff s on s.id = o.overridden_by
    where c.delegate_id = ${delegateId}::uuid and c.lane_id = any(${[...laneIds]}::text[])
    order by c.corrected_time desc limit 1`;
  return row;
}

export interface NewOverride {
  scanId: string;
  at: Date;
  staffId: string;
  because: OverrideReason;
  attendedBy: string | undefined;
}

export async function insertOverride(sql: Sql, override: NewOverride): Promise<void> {
  const { scanId, at, staffId, because, attendedBy = null } = override;
  await sql`insert into overrides (scan_id, overridden_at, overridden_by, because, attended_by)
    values (${scanId}::uuid, to_timestamp(${at.getTime()}::float8 / 1000), ${staffId}::uuid, ${because},
      ${attendedBy}::uuid)`;
}
