import type { Database } from '../../db/client.ts';
import type { LocalizedText } from '../kernel/values.contract.ts';

/*
 * What an answer needs beside its verdict, read after the commit and only for the few scans that need it.
 * Raw statements, prepared once for each connection.
 */

type Sql = Database['sql'];

export interface CameIn {
  delegateId: string;
  laneId: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** Where and when each of these delegates last came in. */
export async function listLastEntries(sql: Sql, delegateIds: readonly string[]): Promise<CameIn[]> {
  return sql<CameIn[]>`
    select d.id as "delegateId", s.lane_id as "laneId", date_part('epoch', s.corrected_time) * 1000 as at
    from unnest(${[...delegateIds]}::uuid[]) as d(id) cross join lateral (
      select lane_id, corrected_time from scans
      where delegate_id = d.id and direction = 'in'
        and (coalesce(shown_verdict, verdict) = 'admit' or exists (select from overrides where scan_id = scans.id))
      order by corrected_time desc limit 1
    ) s`;
}

/** Which of these scans let a delegate in for the first time. */
export async function listFirstEntries(sql: Sql, scanIds: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ id: string }[]>`
    select s.id from scans s left join overrides o on o.scan_id = s.id
    where s.id = any(${[...scanIds]}::uuid[]) and s.direction = 'in' and s.delegate_id is not null
      and (coalesce(s.shown_verdict, s.verdict) = 'admit' or o.scan_id is not null) and not exists (
        select from scans e left join overrides l on l.scan_id = e.id
        where e.delegate_id = s.delegate_id and e.corrected_time < s.corrected_time and e.direction = 'in'
          and (coalesce(e.shown_verdict, e.verdict) = 'admit' or l.scan_id is not null))`;
  return new Set(rows.map(({ id }) => id));
}

export interface ReferredStation {
  delegateId: string;
  id: string;
  number: number;
  place: LocalizedText;
  /** People at that station, this one included. */
  waiting: number;
}

/** Where those of these delegates wait who are referred somewhere now. */
export async function listReferredStations(sql: Sql, delegateIds: readonly string[]): Promise<ReferredStation[]> {
  return sql<ReferredStation[]>`
    select v.delegate_id as "delegateId", s.id, s.number, s.place, (
        select count(*)::int from verifications w where w.station_id = s.id and w.outcome is null
      ) as waiting
    from verifications v join stations s on s.id = v.station_id
    where v.delegate_id = any(${[...delegateIds]}::uuid[]) and v.outcome is null`;
}

export interface GroupWaiting {
  headId: string;
  name: string;
  /** Approved members who are in none of these zones. */
  waiting: number;
  /** Those of them whom a station has verified. */
  verified: number;
}

/** The groups that these delegates speak for, with how many of each are not in these zones yet. */
export async function listGroupsWaiting(
  sql: Sql,
  headIds: readonly string[],
  zoneIds: readonly string[],
): Promise<GroupWaiting[]> {
  return sql<GroupWaiting[]>`
    select h.id as "headId", g.name, m.waiting, m.verified
    from delegates h join groups g on g.id = h.group_id and g.head_id = h.id cross join lateral (
      select count(*)::int as waiting, count(*) filter (where v.outcome = 'verified')::int as verified
      from delegates d left join presences p on p.delegate_id = d.id
      left join lateral (
        select outcome from verifications where delegate_id = d.id and outcome in ('verified', 'refused')
        order by decided_at desc limit 1
      ) v on true
      where d.group_id = g.id and d.status = 'approved'
        and (p.zone_id is null or p.zone_id <> all(${[...zoneIds]}::text[]))
    ) m
    where h.id = any(${[...headIds]}::uuid[])`;
}
