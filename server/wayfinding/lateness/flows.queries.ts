import { sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';

/** Delegates who go from one session that they marked to the next: counted, and nobody named. */
export interface Flow {
  readonly sessionId: string;
  readonly title: { en: string; [tag: string]: string };
  readonly toKey: string;
  readonly startsAtMs: number;
  /** Where and when the session before it ends that day, where they marked one. */
  readonly fromKey: string | undefined;
  readonly freeAtMs: number | undefined;
  readonly people: number;
}

/** Within so long a session before another is where one comes from. */
const comesFromWithin = '3 hours';

/**
 * Who will go where for the sessions that begin in a span of time, by place and by the session marked before: counts of
 * favourites. Sessions in rooms that are no place are left out.
 */
export async function listFlows(db: Queryable, from: Date, until: Date): Promise<Flow[]> {
  const rows = await db.execute<{
    session_id: string;
    title: Flow['title'];
    to_key: string;
    starts_ms: string;
    from_key: string | null;
    free_ms: string | null;
    people: string;
  }>(sql`
    with marked as (
      select f.delegate_id, s.id, s.title, s.starts_at, s.ends_at, r.place_key,
        lag(r.place_key) over before as from_key, lag(s.ends_at) over before as free_at
      from favourites f
      join sessions s on s.id = f.session_id and s.state = 'scheduled'
      join programme_rooms r on r.source_id = s.source_id and r.key = s.room_key and r.place_key is not null
      where s.starts_at >= ${from.toISOString()}::timestamptz - interval '1 day' and s.starts_at < ${until.toISOString()}
      window before as (partition by f.delegate_id order by s.starts_at, s.ends_at, s.id)
    )
    select id as session_id, title, place_key as to_key, extract(epoch from starts_at) * 1000 as starts_ms,
      case when starts_at - free_at <= ${comesFromWithin}::interval then from_key end as from_key,
      case when starts_at - free_at <= ${comesFromWithin}::interval then extract(epoch from free_at) * 1000 end as free_ms,
      count(*) as people
    from marked
    where starts_at >= ${from.toISOString()}
    group by 1, 2, 3, 4, 5, 6
    order by 4, 1, 5, 6`);
  return rows.map((row) => ({
    sessionId: row.session_id,
    title: row.title,
    toKey: row.to_key,
    startsAtMs: Number(row.starts_ms),
    fromKey: row.from_key ?? undefined,
    freeAtMs: row.free_ms === null ? undefined : Number(row.free_ms),
    people: Number(row.people),
  }));
}
