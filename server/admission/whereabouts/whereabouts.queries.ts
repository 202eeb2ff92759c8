import { sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import type { ScanDirection } from '../../../db/vocabulary.ts';
import type { Presence } from '../presence.ts';
import { type PresenceRow, presenceFrom } from '../presence-rows.queries.ts';

/** A delegate with where they are, and the scan that tells it, as long as it leads to them. */
export interface LastSeen {
  readonly delegate: { readonly id: string; readonly name: string; readonly nameLatin: string };
  readonly presence: Presence;
  readonly scan: { readonly laneId: string; readonly direction: ScanDirection } | undefined;
}

interface Row extends PresenceRow, Record<string, unknown> {
  id: string;
  name: string;
  nameLatin: string;
  laneId: string | null;
  direction: ScanDirection | null;
}

/** Where one person was last seen; scans of a registration that went up in theirs are theirs. */
export async function findLastSeen(tx: Queryable, delegateId: string): Promise<LastSeen | undefined> {
  const [row] = await tx.execute<Row>(sql`
    select d.id, d.name, d.name_latin as "nameLatin", p.zone_id as "zoneId", p.entries,
      date_part('epoch', p.last_time) * 1000 as "lastTime", p.last_device_id as "lastDeviceId",
      p.last_sequence::float8 as "lastSequence", p.category as "insideAs", p.stays::text as stays,
      null as visits, date_part('epoch', p.runs_out_at) * 1000 as "runsOutAt",
      date_part('epoch', p.checked_out_at) * 1000 as "checkedOutAt", s.lane_id as "laneId", s.direction
    from delegates d left join presences p on p.delegate_id = d.id left join lateral (
      select lane_id, direction from scans
      where delegate_id = any(array(select m.id from delegates m where m.id = d.id or m.merged_into = d.id))
        and corrected_time = p.last_time and device_id = p.last_device_id and device_sequence = p.last_sequence
      limit 1
    ) s on true
    where d.id = ${delegateId}::uuid`);
  if (!row) return undefined;
  const { id, name, nameLatin, laneId, direction, ...presence } = row;
  const scan = laneId !== null && direction !== null ? { laneId, direction } : undefined;
  return { delegate: { id, name, nameLatin }, presence: presenceFrom(presence), scan };
}
