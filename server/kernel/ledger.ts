import { randomBytes, randomUUID } from 'node:crypto';
import { desc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { ledger, ledgerDetails, ledgerSubjects } from '../../db/schema/index.ts';
import type { AuditAction } from '../../db/vocabulary.ts';
import type { Actor } from './actor.ts';
import { chainEntry, markOfEntry } from './chain-entry.ts';
import type { Clock } from './clock.ts';
import { open, type Secrets, seal } from './secrets.ts';

export interface LedgerEntry {
  action: AuditAction;
  /** The person whom the decision is about. */
  delegateId?: string;
  /** What was decided and why. Sealed: readable only as long as the person's key is kept. */
  details: Record<string, unknown>;
}

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
  // Sent together and answered in order: all that follows the lock is read when it is held. Prepared, for each decision
  // asks the same: a connection parses and plans it once.
  const locking = tx.execute(sql`select pg_advisory_xact_lock(${chainLock})`).then();
  const finding = delegateId ? subjectOf(secrets, tx, delegateId) : undefined;
  const [, [last], subject, actorId] = await Promise.all([
    locking,
    tx
      .select({ sequence: ledger.sequence, hash: ledger.hash })
      .from(ledger)
      .orderBy(desc(ledger.sequence))
      .limit(1)
      .prepare('last entry')
      .execute(),
    finding,
    actor.kind === 'delegate' && actor.id === delegateId
      ? finding?.then(({ id }) => id)
      : actorIdOf(secrets, tx, actor),
  ]);
  const at = clock.now();
  const header = { at, actorKind: actor.kind, actorId: actorId ?? null, action, subjectId: subject?.id ?? null };
  const { entry, plain } = chainEntry(last, header, details);
  const mark = markOfEntry(secrets, entry.hash);
  const sealed = subject ? seal(subject.key, plain, mark) : secrets.seal('ledger', plain, mark);
  await Promise.all([
    tx.insert(ledger).values(entry).prepare('entry').execute(),
    tx.insert(ledgerDetails).values({ sequence: entry.sequence, sealed }).prepare('details').execute(),
  ]);
}

/** A delegate acts under the random id that they have as a subject, which says nothing once their key is gone. */
async function actorIdOf(secrets: Secrets, tx: Queryable, actor: Actor): Promise<string | null> {
  if (actor.kind === 'system') return null;
  return actor.kind === 'delegate' ? (await subjectOf(secrets, tx, actor.id)).id : actor.id;
}

async function subjectOf(secrets: Secrets, tx: Queryable, delegateId: string): Promise<{ id: string; key: Buffer }> {
  const [known] = await tx
    .select()
    .from(ledgerSubjects)
    .where(eq(ledgerSubjects.delegateId, delegateId))
    .prepare('subject')
    .execute();
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
