import { sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { type ImpossiblePresence, impossiblePresence } from './impossible-presence.contract.ts';

/** A device on a hotspot, now or before. */
export interface ArrivalRow extends Record<string, unknown> {
  delegateId: string;
  address: string;
  arrivedAt: number;
  admittedAt: number;
  zoneId: string | null;
  latitude: number;
  longitude: number;
}

const epochMs = (column: string) => sql.raw(`(date_part('epoch', ${column}) * 1000)::float8`);

const asArrivals = sql`select n.delegate_id as "delegateId", n.device_address as address, ${epochMs('n.arrived_at')} as "arrivedAt",
  ${epochMs('n.admitted_at')} as "admittedAt", h.zone_id as "zoneId", h.latitude, h.longitude`;

/**
 * All that is connected now of delegates of whom a device came to a hotspot within the last seconds, or an alert is open.
 */
export const listArrivals = async (db: Queryable, withinSeconds: number): Promise<ArrivalRow[]> =>
  db.execute<ArrivalRow>(sql`
    with looked as (
      select delegate_id from connections
      where ended_at is null and arrived_at > now() - make_interval(secs => ${withinSeconds}) and delegate_id is not null
      union
      select delegate_id from alerts
      where kind = 'impossible_presence' and acknowledged_at is null and delegate_id is not null
    )
    ${asArrivals}
    from looked join connections n using (delegate_id) join hotspots h on h.number = n.hotspot
    where n.ended_at is null and n.lasts_until > now() and n.device_address is not null`);

/** Where devices of these delegates are and were: what is kept of it, the oldest first. */
export const listPastArrivals = async (db: Queryable, delegateIds: readonly string[]): Promise<ArrivalRow[]> =>
  db.execute<ArrivalRow>(sql`
    ${asArrivals}
    from connections n join hotspots h on h.number = n.hotspot
    where n.delegate_id = any(array(select jsonb_array_elements_text(${JSON.stringify(delegateIds)}::jsonb)::uuid))
      and n.device_address is not null
    order by n.admitted_at`);

export interface PassRow extends Record<string, unknown> {
  delegateId: string;
  zoneId: string | null;
  lastTime: number | null;
  checkedOutAt: number | null;
  laneId: string | null;
}

/** Where gates last saw them; of whom no gate has, nothing. Scans of a registration that went up in theirs are theirs. */
export async function listPasses(db: Queryable, delegateIds: readonly string[]): Promise<PassRow[]> {
  return db.execute<PassRow>(sql`
    select p.delegate_id as "delegateId", p.zone_id as "zoneId", ${epochMs('p.last_time')} as "lastTime",
      ${epochMs('p.checked_out_at')} as "checkedOutAt", s.lane_id as "laneId"
    from jsonb_array_elements_text(${JSON.stringify(delegateIds)}::jsonb) asked(id)
    join presences p on p.delegate_id = asked.id::uuid left join lateral (
      select lane_id from scans
      where delegate_id = any(array(select m.id from delegates m where m.id = p.delegate_id or m.merged_into = p.delegate_id))
        and corrected_time = p.last_time and device_id = p.last_device_id and device_sequence = p.last_sequence
      limit 1
    ) s on true`);
}

/** Of whom an alert is open, and what it says. */
export async function listDoubted(db: Queryable): Promise<ReadonlyMap<string, ImpossiblePresence>> {
  const rows = await db.execute<{ id: string; because: string }>(sql`
    select delegate_id as id, because from alerts
    where kind = 'impossible_presence' and acknowledged_at is null and delegate_id is not null`);
  return new Map(rows.map(({ id, because }) => [id, impossiblePresence.parse(because)]));
}
