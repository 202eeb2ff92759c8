import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { desc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { ledger, ledgerDetails, ledgerSubjects } from '../../db/schema/index.ts';
import type { AuditAction } from '../../db/vocabulary.ts';
import type { Actor } from './actor.ts';
import type { Clock } from './clock.ts';
import { open, type Secrets, seal } from './secrets.ts';

export interface LedgerEntry {
  action: AuditAction;
  /** The person whom the decision is about. */
  delegateId?: string;
  /** What was decided and why. Sealed: readable only as long as the person's key is kept. */
  details: Record<string, unknown>;
}

/** The hash before the first entry. */
export const ledgerOrigin = Buffer.alloc(32);

/** Any number, as long as it is always this one: entries are appended one transaction at a time. */
const chainLock = 7_241_902;

/**
 * Appends one decision to the ledger, in the transaction that carries it out. Each entry holds the hash of the one
 * before; what a person could be known by lies beside it, sealed under that person's key, and the entry keeps only
 * a commitment to it: when the key is destroyed, the chain still verifies.
 */
export async function appendLedger(
  { secrets, clock }: { secrets: Secrets; clock: Clock },
  actor: Actor,
  tx: Queryable,
  { action, delegateId, details }: LedgerEntry,
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${chainLock})`);
  const [last] = await tx
    .select({ sequence: ledger.sequence, hash: ledger.hash })
    .from(ledger)
    .orderBy(desc(ledger.sequence))
    .limit(1);
  const subject = delegateId ? await subjectOf(secrets, tx, delegateId) : undefined;
  const plain = Buffer.from(JSON.stringify({ salt: randomBytes(16).toString('base64url'), details }));
  const entry = {
    sequence: (last?.sequence ?? 0) + 1,
    at: clock.now(),
    actorKind: actor.kind,
    actorId: await actorIdOf(secrets, tx, actor),
    action,
    subjectId: subject?.id ?? null,
    commitment: createHash('sha256').update(plain).digest(),
    previousHash: last?.hash ?? ledgerOrigin,
  };
  await tx.insert(ledger).values({ ...entry, hash: hashOfEntry(entry) });
  const sealed = subject ? seal(subject.key, plain) : secrets.seal('ledger', plain);
  await tx.insert(ledgerDetails).values({ sequence: entry.sequence, sealed });
}

export type HashedEntry = Omit<typeof ledger.$inferSelect, 'hash'>;

/** SHA-256 over the entry's parts, each preceded by its length, so that no two entries are written alike. */
export function hashOfEntry(entry: HashedEntry): Buffer {
  const hash = createHash('sha256');
  const parts = [
    String(entry.sequence),
    entry.at.toISOString(),
    entry.actorKind,
    entry.actorId ?? '',
    entry.action,
    entry.subjectId ?? '',
    entry.commitment,
    entry.previousHash,
  ];
  for (const part of parts) {
    const bytes = Buffer.from(part);
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest();
}

/** A delegate acts under the random id that they have as a subject, which says nothing once their key is gone. */
async function actorIdOf(secrets: Secrets, tx: Queryable, actor: Actor): Promise<string | null> {
  if (actor.kind === 'system') return null;
  return actor.kind === 'delegate' ? (await subjectOf(secrets, tx, actor.id)).id : actor.id;
}

async function subjectOf(secrets: Secrets, tx: Queryable, delegateId: string): Promise<{ id: string; key: Buffer }> {
  const [known] = await tx.select().from(ledgerSubjects).where(eq(ledgerSubjects.delegateId, delegateId));
  if (known) return { id: known.subjectId, key: secrets.open('ledger', known.sealedKey) };
  const subject = { id: randomUUID(), key: randomBytes(32) };
  await tx
    .insert(ledgerSubjects)
    .values({ subjectId: subject.id, delegateId, sealedKey: secrets.seal('ledger', subject.key) });
  return subject;
}

/** Opens the details of one entry with the key that sealed them. Throws when the key is not the right one. */
export function openDetails(key: Buffer, sealed: Buffer): Record<string, unknown> {
  return JSON.parse(open(key, sealed).toString()).details;
}
