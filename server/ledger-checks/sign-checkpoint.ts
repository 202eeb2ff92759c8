import type { CheckDependencies } from './check-ledger.ts';
import { isSigned, signStatement } from './checkpoint-signature.ts';
import { compareKept } from './compare-kept.ts';
import type { Finding } from './findings.ts';
import { ledgerBookOf } from './ledger-book.ts';
import { LedgerCheck } from './ledger-check.ts';
import type { Checkpoint } from './ledger-checks.contract.ts';
import { findLastEntry, insertCheckpoint, listCheckpoints, walkEntries } from './ledger-checks.queries.ts';
import { listOwnKeys, openSigningKey } from './ledger-keys.ts';
import { tellBroken } from './tell-broken.ts';

/**
 * Signs the newest entry, after all that was written since the last checkpoint was checked; returns the newest checkpoint,
 * none while there is no entry. A ledger that is not whole is not signed: the administrators are told.
 */
export async function signCheckpoint(deps: CheckDependencies): Promise<Checkpoint | undefined> {
  const { database, clock } = deps;
  const book = ledgerBookOf(database);
  book.signed ??= await findOwnNewest(deps);
  const findings = book.signed ? await compareKept(database.drizzle, [book.signed]) : [];
  const last = await findLastEntry(database.drizzle);
  if (findings.length === 0 && (!last || last.sequence === book.signed?.sequence)) return book.signed;
  const all = findings.length > 0 ? findings : await findingsSince(deps, book.signed);
  if (all.length > 0 || !last) {
    await tellBroken(deps, all, 'The newest entries were checked');
    return book.signed;
  }
  const key = await openSigningKey(deps);
  const { sequence, hash } = last;
  const statement = { sequence, hash: hash.toString('base64url'), signedAt: clock.now().toISOString(), keyId: key.id };
  const signed = signStatement(statement, key);
  await insertCheckpoint(database.drizzle, signed);
  book.signed = signed;
  return signed;
}

/** At the start of a server: the newest checkpoint that was signed by it. */
async function findOwnNewest({ database, secrets }: CheckDependencies): Promise<Checkpoint | undefined> {
  const own = new Set((await listOwnKeys(database.drizzle, secrets)).map(({ publicKey }) => publicKey));
  const all = await listCheckpoints(database.drizzle);
  return all.findLast((one) => own.has(one.publicKey) && isSigned(one));
}

/**
 * What is wrong after a checkpoint. At the very first start, before this server has a key, what is there is taken as it
 * is, as long as it chains: it may have been begun before entries bore marks.
 */
async function findingsSince(
  { database, secrets }: CheckDependencies,
  signed: Checkpoint | undefined,
): Promise<readonly Finding[]> {
  const isFirst = !signed && (await listOwnKeys(database.drizzle, secrets)).length === 0;
  const after = signed && { sequence: signed.sequence, hash: Buffer.from(signed.hash, 'base64url') };
  const check = new LedgerCheck({ checkpoints: [], after, ...(!isFirst && { secrets }) });
  const wanted = { ...(after && { after: after.sequence }), withDetails: !isFirst };
  await walkEntries(database, wanted, (entries) => check.takeAll(entries));
  return check.end().findings;
}
