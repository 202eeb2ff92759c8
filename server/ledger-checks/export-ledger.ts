import type { Database } from '../../db/client.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { appendLedger } from '../kernel/ledger.ts';
import type { Secrets } from '../kernel/secrets.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { isSigned } from './checkpoint-signature.ts';
import { openEntry } from './details-check.ts';
import { lineOf } from './export-lines.ts';
import { listCheckpoints, walkEntries } from './ledger-checks.queries.ts';

/**
 * Writes the ledger as lines of JSON, an entry a line and the newest checkpoint as the last, in constant memory: `write`
 * is waited for. With secrets each line also has what the entry says, where that can still be opened.
 */
export async function exportLedger(
  database: Pick<Database, 'sql' | 'drizzle'>,
  secrets: Pick<Secrets, 'open'> | undefined,
  write: (text: string) => Promise<void>,
): Promise<{ entries: number }> {
  // Read first: all that it vouches for is there when the entries are read.
  const newest = (await listCheckpoints(database.drizzle)).findLast(isSigned);
  let count = 0;
  await walkEntries(database, { withDetails: secrets !== undefined }, async (entries) => {
    count += entries.length;
    await write(entries.map((entry) => lineOf(entry, secrets && openEntry(secrets, entry))).join(''));
  });
  if (newest) await write(`${JSON.stringify({ checkpoint: newest })}\n`);
  return { entries: count };
}

/** That somebody takes what all entries say out of the house is itself a decision on these persons: it is written down before. */
export async function recordReadableExport(
  { database, secrets, clock }: Pick<Dependencies, 'database' | 'secrets' | 'clock'>,
  actor: Actor,
  because: string,
): Promise<void> {
  await inTransaction(database, (tx) =>
    appendLedger({ secrets, clock }, actor, tx, { action: 'delegates_exported', details: { what: 'ledger', because } }),
  );
}
