import { eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { delegates } from '../../../db/schema/index.ts';
import type { VettingOutcome } from '../../../db/vocabulary.ts';

export interface VettedRow extends Record<string, unknown> {
  /** As it was asked for: a registration that went up in another one is found by its own reference too. */
  reference: string;
  id: string;
  vetting: VettingOutcome | null;
  is_inside: boolean;
}

/** The delegates with these references, kept from changing until the transaction ends; locked in order of id. */
export async function lockByReference(tx: Queryable, references: readonly string[]): Promise<VettedRow[]> {
  const asked = JSON.stringify(references);
  const rows = await tx.execute<VettedRow>(sql`
    with asked as (
      select r.external_reference as reference, coalesce(r.merged_into, r.id) as id from delegates r
      where r.external_reference in (select value from jsonb_array_elements_text(${asked}::jsonb))
    ), held as (
      select d.id, d.vetting from delegates d where d.id in (select id from asked) order by d.id for update
    )
    select a.reference, h.id, h.vetting, coalesce(p.zone_id is not null, false) as is_inside
    from asked a join held h on h.id = a.id left join presences p on p.delegate_id = h.id`);
  return [...rows];
}

/** One delegate, kept from changing until the transaction ends. */
export async function lockVetting(tx: Queryable, id: string): Promise<{ vetting: VettingOutcome | null } | undefined> {
  const [row] = await tx
    .select({ vetting: delegates.vetting })
    .from(delegates)
    .where(eq(delegates.id, id))
    .for('update');
  return row;
}

export async function updateVetting(
  tx: Queryable,
  outcomes: ReadonlyMap<string, VettingOutcome>,
  at: Date,
): Promise<void> {
  if (outcomes.size === 0) return;
  const told = JSON.stringify([...outcomes].map(([id, outcome]) => ({ id, outcome })));
  await tx.execute(sql`
    update delegates d set vetting = t.outcome, vetted_at = ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${told}::jsonb) as t(id uuid, outcome text) where d.id = t.id`);
}
