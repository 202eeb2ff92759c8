import { randomBytes, randomUUID } from 'node:crypto';
import type { Transaction } from '../../db/client.ts';
import type { AuditAction } from '../../db/vocabulary.ts';
import type { Actor } from './actor.ts';
import { chainEntry, markOfEntry } from './chain-entry.ts';
import type { Clock } from './clock.ts';
import { findLastSealed, findSubject, insertEntry, insertSubject, lockLastEntry } from './ledger.queries.ts';
import { open, type Secrets, seal } from './secrets.ts';
import { concern } from './transaction.ts';

/** Who decides: nothing of them is written but their id. */
type Decider = Pick<Exclude<Actor, { kind: 'system' }>, 'kind' | 'id'> | { readonly kind: 'system' };

export interface LedgerEntry {
  action: AuditAction;
  /** The person whom the decision is about. */
  delegateId?: string;
  /** What was decided and why. Sealed: readable only as long as the person's key is kept. */
  details: Record<string, unknown>;
}

/**
 * Appends one decision to the ledger, in the transaction that carries it out: it is sent with the commit, and where it
 * cannot be written nothing is decided. Each entry holds the hash of the one before; what a person could be known by lies
 * beside it, sealed under that person's key, and the entry keeps only a commitment to it: when the key is destroyed, the
 * chain still verifies.
 */
export async function appendLedger(
  { secrets, clock }: { secrets: Secrets; clock: Clock },
  actor: Decider,
  tx: Transaction,
  { action, delegateId, details }: LedgerEntry,
): Promise<void> {
  if (delegateId) concern(tx, delegateId);
  // Sent together and answered in order: all that follows the lock is read when it is held.
  const locking = lockLastEntry(tx.sql);
  const finding = delegateId ? subjectOf(secrets, tx, delegateId) : undefined;
  const [last, subject, actorId] = await Promise.all([
    locking,
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
  tx.sendLast(insertEntry(tx.sql, entry, sealed));
}

/** A delegate acts under the random id that they have as a subject, which says nothing once their key is gone. */
async function actorIdOf(secrets: Secrets, tx: Transaction, actor: Decider): Promise<string | null> {
  if (actor.kind === 'system') return null;
  return actor.kind === 'delegate' ? (await subjectOf(secrets, tx, actor.id)).id : actor.id;
}

async function subjectOf(secrets: Secrets, tx: Transaction, delegateId: string): Promise<{ id: string; key: Buffer }> {
  const known = await findSubject(tx.sql, delegateId);
  if (known) return { id: known.id, key: secrets.open('ledger', known.sealedKey) };
  const subject = { id: randomUUID(), key: randomBytes(32) };
  await insertSubject(tx.sql, { id: subject.id, delegateId, sealedKey: secrets.seal('ledger', subject.key) });
  return subject;
}

/** What the last entry of an action says that is of no person; none where there is none, or none that can be read. */
export async function readLastDetails(
  secrets: Secrets,
  tx: Transaction,
  action: AuditAction,
): Promise<Record<string, unknown> | undefined> {
  const sealed = await findLastSealed(tx.sql, action);
  try {
    return sealed && JSON.parse(secrets.open('ledger', sealed).toString()).details;
  } catch {
    return undefined;
  }
}

/** Opens the details of one entry with the key that sealed them. Throws when the key is not the right one. */
export function openDetails(key: Buffer, sealed: Buffer): Record<string, unknown> {
  return JSON.parse(open(key, sealed).toString()).details;
}
