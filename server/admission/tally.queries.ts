import type { Database } from '../../db/client.ts';
import type { DelegateCategory, Verdict, VerdictReason } from '../../db/vocabulary.ts';
import type { TalliedScan, TallyBeginning } from './tally.ts';

/*
 * From what boards are rebuilt when the process starts. Scans are found lane by lane, through the index on lane and
 * time.
 */

type Sql = Database['sql'];

interface LastRow {
  scanId: string;
  laneId: string;
  at: number;
  verdict: Verdict;
  reason: VerdictReason;
  isOverridden: boolean;
  category: DelegateCategory | null;
  stationNumber: number | null;
  name: string | null;
  nameLatin: string | null;
}

/** Instants are milliseconds since 1970. */
export async function findTallyBeginning(sql: Sql, startOfToday: number): Promise<TallyBeginning> {
  const [times, today, notAdmitted, arrivals, last] = await Promise.all([
    listTimes(sql, startOfToday),
    countToday(sql, startOfToday),
    countNotAdmitted(sql, startOfToday),
    listArrivals(sql, startOfToday),
    listLastScans(sql),
  ]);
  const overridden = notAdmitted.reduce((sum, reason) => sum + reason.overridden, 0);
  return { times, today, notAdmitted, overridden, arrivals, last };
}

/** Of each lane's quarter hour that ended with its last scan of today; the second bound leads to the index. */
async function listTimes(sql: Sql, startOfToday: number) {
  return sql<{ laneId: string; at: number }[]>`
    select l.id as "laneId", date_part('epoch', s.corrected_time) * 1000 as at
    from lanes l cross join lateral (
      select max(corrected_time) as at from scans
      where lane_id = l.id and corrected_time >= to_timestamp(${startOfToday}::float8 / 1000)
    ) newest
    join scans s on s.lane_id = l.id and s.corrected_time > newest.at - interval '15 minutes'
      and s.corrected_time > to_timestamp(${startOfToday}::float8 / 1000) - interval '15 minutes'`;
}

async function countToday(sql: Sql, startOfToday: number) {
  return sql<{ laneId: string; scans: number; lastScanAt: number }[]>`
    select l.id as "laneId", count(*)::int as scans, date_part('epoch', max(s.corrected_time)) * 1000 as "lastScanAt"
    from lanes l join scans s on s.lane_id = l.id and s.corrected_time >= to_timestamp(${startOfToday}::float8 / 1000)
    group by l.id`;
}

async function countNotAdmitted(sql: Sql, startOfToday: number) {
  return sql<{ reason: VerdictReason; scans: number; overridden: number }[]>`
    select s.reason, count(*) filter (where o.scan_id is null)::int as scans, count(o.scan_id)::int as overridden
    from lanes l join scans s on s.lane_id = l.id and s.corrected_time >= to_timestamp(${startOfToday}::float8 / 1000)
    left join overrides o on o.scan_id = s.id
    where coalesce(s.shown_verdict, s.verdict) <> 'admit' or o.scan_id is not null group by s.reason`;
}

/**
 * First entries of today: of those delegates who have not entered more often than today's scans tell, for retention
 * may have cut the earlier ones.
 */
async function listArrivals(sql: Sql, startOfToday: number): Promise<number[]> {
  const rows = await sql<{ at: number }[]>`
    select date_part('epoch', min(s.corrected_time)) * 1000 as at
    from lanes l join gates g on g.id = l.gate_id and g.outer_zone_id is null
    join scans s on s.lane_id = l.id and s.corrected_time >= to_timestamp(${startOfToday}::float8 / 1000)
    join presences p on p.delegate_id = s.delegate_id
    left join overrides o on o.scan_id = s.id
    where s.direction = 'in'
      and case when o.scan_id is null then coalesce(s.shown_verdict, s.verdict) else 'admit' end = 'admit'
    group by s.delegate_id, p.entries having count(*) >= p.entries`;
  return rows.map(({ at }) => at);
}

async function listLastScans(sql: Sql): Promise<TalliedScan[]> {
  const rows = await sql<LastRow[]>`
    select s.id as "scanId", l.id as "laneId", date_part('epoch', s.corrected_time) * 1000 as at,
      case when o.scan_id is null then coalesce(s.shown_verdict, s.verdict) else 'admit' end as verdict,
      o.scan_id is not null as "isOverridden", s.reason, s.category, st.number as "stationNumber", d.name,
      d.name_latin as "nameLatin"
    from lanes l cross join lateral (
      select * from scans where lane_id = l.id order by corrected_time desc, id desc limit 6
    ) s
    left join overrides o on o.scan_id = s.id
    left join delegates d on d.id = s.delegate_id
    left join verifications v on v.delegate_id = s.delegate_id and v.scan_id = s.id
    left join stations st on st.id = v.station_id`;
  return rows.map(({ isOverridden, category, stationNumber, name, nameLatin, ...scan }) => ({
    ...scan,
    ...(isOverridden && { isOverridden: true as const }),
    ...(category !== null && { category }),
    ...(stationNumber !== null && { stationNumber }),
    ...(name !== null && { name }),
    ...(nameLatin !== null && { nameLatin }),
  }));
}

/** People in each zone and below it, by zone id. */
export async function listZoneCounters(sql: Sql): Promise<Map<string, number>> {
  const rows = await sql<{ zoneId: string; inside: number }[]>`select zone_id as "zoneId", inside from zone_counters`;
  return new Map(rows.map(({ zoneId, inside }) => [zoneId, inside]));
}

/** Approved delegates who have never come in. */
export async function countExpected(sql: Sql): Promise<number> {
  const [row] = await sql<{ expected: number }[]>`
    select count(*)::int as expected from delegates d left join presences p on p.delegate_id = d.id
    where d.status = 'approved' and coalesce(p.entries, 0) = 0`;
  return row?.expected ?? 0;
}

export interface DisputeRow {
  scanId: string;
  laneId: string;
  at: number;
  shownVerdict: Verdict;
  verdict: Verdict;
  reason: VerdictReason;
  badgeSerial: number | null;
}

/** The newest scans whose shown verdict is not the server's, nor a supervisor's: twenty at most. */
export async function listDisputes(sql: Sql): Promise<DisputeRow[]> {
  return sql<DisputeRow[]>`
    select id as "scanId", lane_id as "laneId", date_part('epoch', corrected_time) * 1000 as at,
      shown_verdict as "shownVerdict", verdict, reason, badge_serial::float8 as "badgeSerial"
    from scans s where shown_verdict <> verdict
      and not (shown_verdict = 'admit' and exists (select from overrides where scan_id = s.id))
    order by corrected_time desc limit 20`;
}
