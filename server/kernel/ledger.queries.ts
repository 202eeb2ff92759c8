import type { Transaction } from '../../db/client.ts';
import type { HashedEntry } from './ledger-hash.ts';

type Sql = Transaction['sql'];

/** Any number, as long as it is always this one: entries are appended one transaction at a time. */
const chainLock = 7_241_902;

/** The entry that the next one follows. Nobody else appends until the transaction ends. */
export async function lockLastEntry(sql: Sql): Promise<{ sequence: number; hash: Buffer } | undefined> {
  // Two statements, sent together: the second is begun, and sees what was committed, when the lock is held.
  const [, [last]] = await Promise.all([
    sql`select pg_advisory_xact_lock(${chainLock})`,
    sql<{ sequence: string; hash: Buffer }[]>`select sequence, hash from ledger order by sequence desc limit 1`,
  ]);
  return last && { sequence: Number(last.sequence), hash: last.hash };
}

export async function insertEntry(
  sql: Sql,
  { at, sequence, actorKind, actorId, action, subjectId, ...hashes }: HashedEntry & { readonly hash: Buffer },
  sealed: Buffer,
): Promise<void> {
  const { commitment, previousHash, hash } = hashes;
  await sql`
    with entry as (
      insert into ledger (sequence, at, actor_kind, actor_id, action, subject_id, commitment, previous_hash, hash)
      values (${sequence}, ${at.toISOString()}, ${actorKind}, ${actorId}, ${action}, ${subjectId},
        ${Buffer.from(commitment)}, ${Buffer.from(previousHash)}, ${hash})
    )
    insert into ledger_details (sequence, sealed) values (${sequence}, ${sealed})`;
}

/** A person in the ledger, with their key as it is sealed. */
export async function findSubject(
  sql: Sql,
  delegateId: string,
): Promise<{ id: string; sealedKey: Buffer } | undefined> {
  const [row] = await sql<{ id: string; sealedKey: Buffer }[]>`
    select subject_id as id, sealed_key as "sealedKey" from ledger_subjects where delegate_id = ${delegateId}`;
  return row;
}

export async function insertSubject(
  sql: Sql,
  { id, delegateId, sealedKey }: { id: string; delegateId: string; sealedKey: Buffer },
): Promise<void> {
  await sql`insert into ledger_subjects (subject_id, delegate_id, sealed_key) values (${id}, ${delegateId}, ${sealedKey})`;
}

export async function findLastSealed(sql: Sql, action: string): Promise<Buffer | undefined> {
  const [row] = await sql<{ sealed: Buffer }[]>`
    select d.sealed from ledger l join ledger_details d using (sequence)
    where l.action = ${action} and l.subject_id is null order by l.sequence desc limit 1`;
  return row?.sealed;
}
