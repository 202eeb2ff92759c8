import type { Database } from '../../../db/client.ts';

/** Of one hotspot: how many are connected and what passes, without whose; null where that is not known. */
export interface AccountedLoad {
  readonly number: number;
  readonly clients: number;
  readonly rxMbps: number | null;
  readonly txMbps: number | null;
}

/** Of a connection that was told of within this time it is known that it is there, and what passes through it. */
const freshMinutes = 15;
/** So far back the one before is looked for: two of them lie between, at most. */
const lookBackMinutes = 2 * freshMinutes;

/**
 * What accounting says of each hotspot whose addresses in the air are known. The octets between the last two times that a
 * connection was told of, by the seconds between, are its rate until it is told of again; the access point counts on where a
 * device proves itself anew, so its own number of the connection is followed. A device that has just come has no rate yet and
 * counts as none; where one has been on for longer and nothing fresh is known of it, the rate of its hotspot is not known.
 * Left out are hotspots of whose connections none is fresh, and without `isHeard` those that have none. Only events from
 * `since` on are looked at: by number, for those of the last half hour are the last of many.
 */
export const accountedLoads = (sql: Database['sql'], since: number, isHeard: boolean) => sql<AccountedLoad[]>`
  with told as (
    select connection_id, at, seconds, octets_up, octets_down, lag(seconds) over of_number as before_seconds,
      lag(octets_up) over of_number as before_up, lag(octets_down) over of_number as before_down
    from accounting_events
    where id >= ${since} and at > now() - ${lookBackMinutes}::int * interval '1 minute' and connection_id is not null
    window of_number as (partition by access_point_id, accounting_id order by at, seconds, octets_up, octets_down)
  ), rated as (
    select distinct on (connection_id) connection_id, at,
      (octets_up - from_up) * 8e-6 / (seconds - from_seconds) as rx_mbps,
      (octets_down - from_down) * 8e-6 / (seconds - from_seconds) as tx_mbps
    from told
    cross join lateral (
      select coalesce(octets_up < before_up or octets_down < before_down or seconds < before_seconds,
        seconds <= ${lookBackMinutes * 60}::int) as is_first
    ) anew
    cross join lateral (
      select case when is_first then 0 else before_seconds end as from_seconds,
        case when is_first then 0 else before_up end as from_up, case when is_first then 0 else before_down end as from_down
    ) earlier
    where seconds > from_seconds
    order by connection_id, at desc, seconds desc
  ), fresh as (
    select connection_id, rx_mbps, tx_mbps from rated where at > now() - ${freshMinutes}::int * interval '1 minute'
  )
  select h.number, count(c.id)::int as clients,
    case when bool_and(c.is_new or f.rx_mbps is not null) is not false then coalesce(sum(f.rx_mbps), 0)::float8 end as "rxMbps",
    case when bool_and(c.is_new or f.tx_mbps is not null) is not false then coalesce(sum(f.tx_mbps), 0)::float8 end as "txMbps"
  from hotspots h
  left join lateral (
    select n.id, n.admitted_at > now() - ${freshMinutes}::int * interval '1 minute' as is_new,
      greatest(n.admitted_at, n.told_at) > now() - ${freshMinutes}::int * interval '1 minute' as is_fresh
    from connections n
    where n.hotspot = h.number and n.ended_at is null
      and (n.lasts_until > now() or n.told_at > now() - ${freshMinutes}::int * interval '1 minute')
  ) c on true
  left join fresh f on f.connection_id = c.id
  where h.removed_at is null and exists (select from hotspot_addresses a where a.hotspot = h.number)
  group by h.number
  having bool_or(c.is_fresh) or (count(c.id) = 0 and ${isHeard}::boolean)`;

export async function listAccountedLoads(
  { sql }: Pick<Database, 'sql'>,
  since: number,
  isHeard: boolean,
): Promise<AccountedLoad[]> {
  return (await accountedLoads(sql, since, isHeard)).map((row) => ({ ...row }));
}

/** By the numbers of events, some may be written a moment after those that follow them. */
const lateNumbers = 1_000;

/** The number of the first event that is looked at from now on: none before it will be. */
export async function findFirstEvent({ sql }: Pick<Database, 'sql'>, since: number): Promise<number> {
  const [row] = await sql<{ id: string }[]>`
    select coalesce(
      (select id from accounting_events
        where id >= ${since} and at > now() - ${lookBackMinutes}::int * interval '1 minute' order by id limit 1),
      (select max(id) from accounting_events), 0) as id`;
  return Math.max(since, Number(row?.id ?? 0) - lateNumbers);
}
