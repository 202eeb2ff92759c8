import { sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { type Changes, namedChanges } from './versions.contract.ts';

type Row = {
  change: 'added' | 'removed' | 'changed';
  count: string;
  named: { id: string; name: { en: string } | null }[];
};

const parts = {
  levels: { table: 'venue_levels', key: 'id' },
  places: { table: 'venue_places', key: 'key' },
  walkways: { table: 'walkways', key: 'id' },
} as const;

/** What became of one part of the plan between two versions. The rows are held against each other in the database. */
export async function findChanges(
  db: Queryable,
  part: keyof typeof parts,
  { from, to }: { from: string; to: string },
): Promise<Changes> {
  const [table, key] = [sql.raw(parts[part].table), sql.raw(parts[part].key)];
  const rows = await db.execute<Row>(sql`
    with before as (select ${key} as id, to_jsonb(t) - 'version_id' as row from ${table} t where version_id = ${from}),
      after as (select ${key} as id, to_jsonb(t) - 'version_id' as row from ${table} t where version_id = ${to}),
      changes as (
        select id, coalesce(after.row, before.row)->'name' as name,
          case when before.row is null then 'added' when after.row is null then 'removed' else 'changed' end as change
        from before full join after using (id) where before.row is distinct from after.row),
      ranked as (
        select *, row_number() over (partition by change order by name->>'en' nulls last, id) as rank from changes)
    select change, count(*) as count,
      jsonb_agg(jsonb_build_object('id', id, 'name', name) order by rank) filter (where rank <= ${namedChanges}) as named
    from ranked group by change`);
  const of = (change: Row['change']) => [...rows].find((row) => row.change === change);
  const counted = (change: Row['change']) => Number(of(change)?.count ?? 0);
  const named = (change: Row['change']) =>
    (of(change)?.named ?? []).map(({ id, name }) => ({ id, ...(name && { name }) }));
  return {
    ...{ added: counted('added'), removed: counted('removed'), changed: counted('changed') },
    named: { added: named('added'), removed: named('removed'), changed: named('changed') },
  };
}
