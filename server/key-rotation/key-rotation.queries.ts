import { asc, desc, eq, gt, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import {
  accessPoints,
  carriedKeys,
  delegates,
  ledger,
  ledgerDetails,
  ledgerSubjects,
  passkeys,
  registrationDrafts,
  secretKeys,
  staffBadges,
} from '../../db/schema/index.ts';
import type { CarriedUse } from '../../db/vocabulary.ts';
import type { SealedColumn } from './sealed-columns.ts';

export type SecretKeyRow = typeof secretKeys.$inferSelect;

/** The secret that this database was last used with. */
export async function findLastSecret(db: Queryable): Promise<SecretKeyRow | undefined> {
  const [row] = await db.select().from(secretKeys).orderBy(desc(secretKeys.id)).limit(1);
  return row;
}

export async function insertSecret(tx: Queryable, secret: Omit<SecretKeyRow, 'id'>): Promise<void> {
  await tx.insert(secretKeys).values(secret);
}

export async function markRotated(tx: Queryable, id: number, rotatedAt: Date): Promise<void> {
  await tx.update(secretKeys).set({ rotatedAt }).where(eq(secretKeys.id, id));
}

export const listCarriedKeys = (db: Queryable): Promise<{ use: CarriedUse; sealedKey: Buffer }[]> =>
  db.select({ use: carriedKeys.use, sealedKey: carriedKeys.sealedKey }).from(carriedKeys);

/** Carries a key over, or keeps the one that is carried already, sealed anew. */
export async function putCarriedKey(tx: Queryable, key: typeof carriedKeys.$inferInsert): Promise<void> {
  await tx
    .insert(carriedKeys)
    .values(key)
    .onConflictDoUpdate({ target: carriedKeys.use, set: { sealedKey: key.sealedKey } });
}

export async function deleteCarriedKey(tx: Queryable, use: CarriedUse): Promise<void> {
  await tx.delete(carriedKeys).where(eq(carriedKeys.use, use));
}

const resting = {
  'access-points': (db: Queryable) => db.select({ one: sql`1` }).from(accessPoints).limit(1),
  documents: (db: Queryable) =>
    db.select({ one: sql`1` }).from(delegates).where(isNotNull(delegates.documentHash)).limit(1),
  'draft-links': (db: Queryable) => db.select({ one: sql`1` }).from(registrationDrafts).limit(1),
  'passkey-owners': (db: Queryable) =>
    db.select({ one: sql`1` }).from(passkeys).where(isNotNull(passkeys.delegateId)).limit(1),
  'staff-pins': (db: Queryable) =>
    db.select({ one: sql`1` }).from(staffBadges).where(isNotNull(staffBadges.pinHash)).limit(1),
} satisfies Record<CarriedUse, (db: Queryable) => PromiseLike<readonly unknown[]>>;

/** Whether anything is there that was hashed for this use. */
export const doesAnythingRestOn = async (db: Queryable, use: CarriedUse): Promise<boolean> =>
  (await resting[use](db)).length > 0;

export interface SealedRow {
  readonly key: string;
  readonly sealed: Buffer;
}

/** Rows of a table in which something is sealed, in the order of their keys, after one of them. */
export async function listSealedRows(
  db: Queryable,
  { table, key, sealed }: SealedColumn,
  { after, limit }: { after: string; limit: number },
): Promise<SealedRow[]> {
  const [id, column] = [sql`${sql.identifier(key)}::text collate "C"`, sql.identifier(sealed)];
  const rows = await db.execute<{ key: string; sealed: Buffer }>(sql`
    select ${id} as key, ${column} as sealed from ${sql.identifier(table)}
    where ${column} is not null and ${id} > ${after} order by ${id} limit ${limit}`);
  return [...rows];
}

/** Puts what was sealed anew in its place, unless something else has come there meanwhile; whether it did. */
export const replaceSealed = (
  tx: Queryable,
  { table, key, sealed }: SealedColumn,
  { row, fresh }: { row: SealedRow; fresh: Buffer },
): Promise<boolean> =>
  didChange(
    tx,
    sql`update ${sql.identifier(table)} set ${sql.identifier(sealed)} = ${fresh}
      where ${sql.identifier(key)}::text = ${row.key} and ${sql.identifier(sealed)} = ${row.sealed} returning 1`,
  );

async function didChange(tx: Queryable, statement: SQL): Promise<boolean> {
  return (await tx.execute(statement)).length > 0;
}

export interface DetailsRow {
  readonly sequence: number;
  readonly sealed: Buffer;
  readonly hash: Buffer;
  readonly commitment: Buffer;
  readonly subjectId: string | null;
  /** None where there is no subject, or they were erased. */
  readonly sealedKey: Buffer | null;
}

/** What lies beside the entries of the ledger after one of them, in order. */
export function listDetails(db: Queryable, { after, limit }: { after: number; limit: number }): Promise<DetailsRow[]> {
  return db
    .select({
      sequence: ledgerDetails.sequence,
      sealed: ledgerDetails.sealed,
      hash: ledger.hash,
      commitment: ledger.commitment,
      subjectId: ledger.subjectId,
      sealedKey: ledgerSubjects.sealedKey,
    })
    .from(ledgerDetails)
    .innerJoin(ledger, eq(ledger.sequence, ledgerDetails.sequence))
    .leftJoin(ledgerSubjects, eq(ledgerSubjects.subjectId, ledger.subjectId))
    .where(gt(ledgerDetails.sequence, after))
    .orderBy(asc(ledgerDetails.sequence))
    .limit(limit);
}

export const replaceDetails = (tx: Queryable, { sequence, sealed }: DetailsRow, fresh: Buffer): Promise<boolean> =>
  didChange(
    tx,
    sql`update ledger_details set sealed = ${fresh} where sequence = ${sequence} and sealed = ${sealed} returning 1`,
  );
