import { sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import type { RegistrationStatus } from '../../../db/vocabulary.ts';
import type { LocalizedText } from '../../kernel/values.contract.ts';

/** What other tables say of one delegate, for whoever stands before them. Instants are texts. */
export interface PersonRow extends Record<string, unknown> {
  is_head: boolean;
  companion_of_status: RegistrationStatus | null;
  merged_into_id: string | null;
  merged_into_name: string | null;
  last_outcome: 'verified' | 'refused' | null;
  station_number: number | null;
  zone_id: string | null;
  zone_name: LocalizedText | null;
  since: string | null;
  entries: number;
  hand_over_id: string | null;
  hand_over_note: string | null;
  handed_by: string | null;
  taken_by: string | null;
  /** Who proposed to lift their rejection, and why, while that waits. */
  lifting_by: string | null;
  lifting_because: string | null;
  /** Ids of the questions whose answers are told at a scan. */
  shown_at_scan: string[];
}

export async function findPerson(db: Queryable, id: string, now: Date): Promise<PersonRow | undefined> {
  const [row] = await db.execute<PersonRow>(sql`
    select coalesce(g.head_id = d.id, false) as is_head, c.status as companion_of_status,
      m.id as merged_into_id, m.name as merged_into_name, v.outcome as last_outcome, w.number as station_number,
      z.id as zone_id, z.name as zone_name, case when p.zone_id is not null then p.last_time end as since,
      coalesce(p.entries, 0) as entries,
      h.id as hand_over_id, h.note as hand_over_note, hb.name as handed_by, ht.name as taken_by,
      lb.name as lifting_by, lp.because as lifting_because,
      array(select q.id from questions q where q.is_shown_at_scan) as shown_at_scan
    from delegates d
    left join groups g on g.id = d.group_id
    left join delegates c on c.id = d.companion_of
    left join delegates m on m.id = d.merged_into
    left join lateral (select outcome from verifications where delegate_id = d.id and outcome in ('verified', 'refused')
      order by decided_at desc limit 1) v on true
    left join lateral (select s.number from verifications o join stations s on s.id = o.station_id
      where o.delegate_id = d.id and o.outcome is null limit 1) w on true
    left join presences p on p.delegate_id = d.id
    left join zones z on z.id = p.zone_id
    left join lateral (select * from hand_overs where delegate_id = d.id and closed_at is null
      order by handed_at desc limit 1) h on true
    left join staff hb on hb.id = h.handed_by
    left join staff ht on ht.id = h.taken_by
    left join proposals lp on lp.delegate_id = d.id and lp.kind = 'lift_rejection' and lp.outcome is null
      and lp.expires_at > ${now.toISOString()}::timestamptz
    left join staff lb on lb.id = lp.proposed_by
    where d.id = ${id}::uuid`);
  return row;
}
