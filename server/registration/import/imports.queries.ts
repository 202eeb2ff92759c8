import { desc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { delegateImports } from '../../../db/schema/index.ts';

/** A delegate as an import writes it; the document number is a keyed hash by now. */
export interface ImportedDelegate {
  id: string;
  reference: string;
  name: string;
  name_latin: string;
  country: string;
  category: string;
  affiliation: string;
  email: string;
  birth_date: string | null;
  document_country: string | null;
  /** Hexadecimal. */
  document_hash: string | null;
  document_last4: string | null;
}

/** Which optional columns the file has: what it does not have stays as it is registered. */
export interface ColumnsGiven {
  birthDate: boolean;
  documentCountry: boolean;
  documentNumber: boolean;
}

export type ImportRow = typeof delegateImports.$inferSelect;

/** Any number, as long as it is always this one. */
const importLock = 7_241_903;

/** Whether this transaction is the only one that imports, until it ends. */
export async function isOnlyImport(tx: Queryable): Promise<boolean> {
  const [row] = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${importLock}) as mine`);
  return row?.mine ?? false;
}

/** Writes delegates by their references: new ones approved, known ones changed where they differ. */
export async function upsertDelegates(
  tx: Queryable,
  rows: readonly ImportedDelegate[],
  given: ColumnsGiven,
  now: Date,
): Promise<{ created: number; changed: number }> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const optional = (isGiven: boolean, column: string) =>
    sql.raw(isGiven ? `excluded.${column}` : `delegates.${column}`);
  const incoming = sql`excluded.name, excluded.name_latin, excluded.country, excluded.category, excluded.affiliation,
    excluded.email, ${optional(given.birthDate, 'birth_date')}, ${optional(given.documentCountry, 'document_country')},
    ${optional(given.documentNumber, 'document_hash')}, ${optional(given.documentNumber, 'document_last4')}`;
  const [counts] = await tx.execute<{ created: number; changed: number }>(sql`
    with written as (
      insert into delegates (id, external_reference, name, name_latin, country, category, affiliation, email,
        birth_date, document_country, document_hash, document_last4, status, created_at, changed_at)
      select r.id, r.reference, r.name, r.name_latin, r.country, r.category, r.affiliation, r.email, r.birth_date,
        r.document_country, decode(r.document_hash, 'hex'), r.document_last4, 'approved', ${at}, ${at}
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id uuid, reference text, name text,
        name_latin text, country text, category text, affiliation text, email text, birth_date date,
        document_country text, document_hash text, document_last4 text)
      on conflict (external_reference) do update set
        (name, name_latin, country, category, affiliation, email, birth_date, document_country, document_hash,
          document_last4, changed_at) = row(${incoming}, ${at})
      where (delegates.name, delegates.name_latin, delegates.country, delegates.category, delegates.affiliation,
        delegates.email, delegates.birth_date, delegates.document_country, delegates.document_hash,
        delegates.document_last4) is distinct from (${incoming})
      returning (xmax = 0) as is_new)
    select count(*) filter (where is_new)::integer as created, count(*) filter (where not is_new)::integer as changed
    from written`);
  return { created: counts?.created ?? 0, changed: counts?.changed ?? 0 };
}

export async function insertImport(
  db: Queryable,
  row: Omit<ImportRow, 'faults'> & { faults: unknown[] },
): Promise<void> {
  await db.insert(delegateImports).values(row);
}

/** The imports of all time, newest first. */
export async function listImports(db: Queryable, limit: number): Promise<ImportRow[]> {
  return db.select().from(delegateImports).orderBy(desc(delegateImports.startedAt)).limit(limit);
}

export async function findImport(db: Queryable, id: string): Promise<ImportRow | undefined> {
  const [row] = await db.select().from(delegateImports).where(eq(delegateImports.id, id));
  return row;
}
