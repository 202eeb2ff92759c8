import { and, asc, count, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Database, Queryable } from '../../db/client.ts';
import { devices, ledger, ledgerCheckpoints, ledgerKeys } from '../../db/schema/index.ts';
import type { Anchor } from './chain-check.ts';
import type { DetailedEntry } from './details-check.ts';
import type { Checkpoint } from './ledger-checks.contract.ts';
import { readStoredEntries, type StoredEntriesWanted } from './stored-entries.queries.ts';

export type LedgerKeyRow = typeof ledgerKeys.$inferSelect;

export const listLedgerKeys = (db: Queryable): Promise<LedgerKeyRow[]> =>
  db.select().from(ledgerKeys).orderBy(asc(ledgerKeys.id));

export async function insertLedgerKey(db: Queryable, key: Omit<LedgerKeyRow, 'id'>): Promise<LedgerKeyRow> {
  const [row] = await db.insert(ledgerKeys).values(key).returning();
  if (!row) throw new Error('a ledger key was made and is not there');
  return row;
}

/** All checkpoints in the order of their entries, each with its key. */
export async function listCheckpoints(db: Queryable): Promise<Checkpoint[]> {
  return (await checkpointsOf(db).orderBy(asc(ledgerCheckpoints.sequence))).map(asCheckpoint);
}

const checkpointsOf = (db: Queryable) =>
  db
    .select({ row: ledgerCheckpoints, publicKey: ledgerKeys.publicKey })
    .from(ledgerCheckpoints)
    .innerJoin(ledgerKeys, eq(ledgerKeys.id, ledgerCheckpoints.keyId));

const asCheckpoint = ({ row, publicKey }: Awaited<ReturnType<typeof checkpointsOf>>[number]): Checkpoint => ({
  ...{ sequence: row.sequence, keyId: row.keyId, signedAt: row.signedAt.toISOString() },
  hash: row.hash.toString('base64url'),
  signature: row.signature.toString('base64url'),
  publicKey: publicKey.toString('base64url'),
});

/** Keeps a checkpoint; where there is one of that entry already, that one stays. */
export async function insertCheckpoint(db: Queryable, { publicKey: _, ...signed }: Checkpoint): Promise<void> {
  const { hash, signature } = signed;
  const bytes = { hash: Buffer.from(hash, 'base64url'), signature: Buffer.from(signature, 'base64url') };
  await db
    .insert(ledgerCheckpoints)
    .values({ ...signed, ...bytes, signedAt: new Date(signed.signedAt) })
    .onConflictDoNothing();
}

export async function findLastEntry(db: Queryable): Promise<Anchor | undefined> {
  const { sequence, hash } = ledger;
  const [row] = await db.select({ sequence, hash }).from(ledger).orderBy(desc(sequence)).limit(1);
  return row;
}

/** The hashes of these entries, by their numbers; one that is not there has none. */
export async function listHashes(db: Queryable, sequences: readonly number[]): Promise<Map<number, Buffer>> {
  if (sequences.length === 0) return new Map();
  const rows = await db
    .select({ sequence: ledger.sequence, hash: ledger.hash })
    .from(ledger)
    .where(inArray(ledger.sequence, [...sequences]));
  return new Map(rows.map(({ sequence, hash }) => [sequence, hash]));
}

/** How many devices that were not revoked keep a checkpoint. */
export async function countKeepers(db: Queryable): Promise<number> {
  const kept = and(isNull(devices.revokedAt), isNotNull(devices.checkpointSequence));
  const [row] = await db.select({ keepers: count() }).from(devices).where(kept);
  return row?.keepers ?? 0;
}

/** Hands all entries of one moment to `take`, some at a time, in the order of their numbers; changes nothing. */
export async function walkEntries(
  { sql }: Pick<Database, 'sql'>,
  wanted: StoredEntriesWanted,
  take: (entries: readonly DetailedEntry[]) => void | Promise<void>,
): Promise<void> {
  await sql.begin('isolation level repeatable read read only', async (tx) => {
    for await (const entries of readStoredEntries(tx, wanted)) await take(entries);
  });
}

export async function findDeviceName(db: Queryable, deviceId: string): Promise<string> {
  const [row] = await db.select({ name: devices.name }).from(devices).where(eq(devices.id, deviceId));
  return row?.name ?? deviceId;
}
