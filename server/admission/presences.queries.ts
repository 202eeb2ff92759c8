import { sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';

export interface PresenceRow extends Record<string, unknown> {
  delegate_id: string;
  zone_id: string | null;
  entries: number;
  /** Milliseconds since 1970, of the last scan that counted. */
  last_time: number | null;
}

/** The presences of two people, kept from changing until the transaction ends; locked as batches of scans lock them. */
export async function lockPresences(tx: Queryable, ids: readonly string[]): Promise<PresenceRow[]> {
  const rows = await tx.execute<PresenceRow>(sql`
    select delegate_id, zone_id, entries, date_part('epoch', last_time) * 1000 as last_time from presences
    where delegate_id in ${[...ids]} order by delegate_id for update`);
  return [...rows];
}

/** Entries and visits of both are the other's; where `isTaken`, the other is where the one was, too. */
export async function updatePresenceJoined(
  tx: Queryable,
  { from, to, isTaken }: { from: string; to: string; isTaken: boolean },
): Promise<void> {
  await tx.execute(sql`insert into presences (delegate_id) values (${to}::uuid) on conflict do nothing`);
  const place = sql`zone_id = f.zone_id, last_time = f.last_time, last_device_id = f.last_device_id,
    last_sequence = f.last_sequence, category = f.category, stays = f.stays, runs_out_at = f.runs_out_at,`;
  await tx.execute(sql`
    update presences p set ${isTaken ? place : sql``} entries = p.entries + f.entries,
      checked_out_at = greatest(p.checked_out_at, f.checked_out_at), visits = (
        select jsonb_object_agg(zone, jsonb_build_object('total', total, 'day', day, 'today', today)) from (
          select zone, day, (sum(sum(total)) over (partition by zone))::int as total, sum(today)::int as today,
            rank() over (partition by zone order by day desc) as newest
          from (
            select v.key as zone, (v.value->>'total')::int as total, (v.value->>'day')::int as day,
              (v.value->>'today')::int as today
            from (values (p.visits), (f.visits)) as both_of(visits), jsonb_each(both_of.visits) as v
          ) one group by zone, day
        ) visit where newest = 1)
    from presences f where p.delegate_id = ${to}::uuid and f.delegate_id = ${from}::uuid`);
}

/** As if they had never been seen. */
export async function updatePresenceForgotten(tx: Queryable, delegateId: string): Promise<void> {
  await tx.execute(sql`
    update presences set zone_id = null, entries = 0, last_time = null, last_device_id = null, last_sequence = null,
      category = null, stays = null, visits = null, runs_out_at = null, checked_out_at = null
    where delegate_id = ${delegateId}::uuid`);
}

/** Fewer people in these zones, by zone id how many. */
export async function updateCountersLess(tx: Queryable, fewer: ReadonlyMap<string, number>): Promise<void> {
  for (const [zoneId, people] of [...fewer].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await tx.execute(
      sql`update zone_counters set inside = greatest(inside - ${people}::int, 0) where zone_id = ${zoneId}`,
    );
  }
}

/** Removes what is known of where these people are; tells where they were. */
export async function deletePresences(
  tx: Queryable,
  people: readonly string[] | 'everybody',
): Promise<{ zone_id: string | null }[]> {
  const whom = people === 'everybody' ? sql`true` : sql`delegate_id in ${[...people]}`;
  return [
    ...(await tx.execute<{ zone_id: string | null }>(sql`delete from presences where ${whom} returning zone_id`)),
  ];
}
