import type { Dependencies } from '../kernel/dependencies.ts';
import { ledgerBookOf } from './ledger-book.ts';
import { LedgerCheck, type LedgerReport } from './ledger-check.ts';
import { listCheckpoints, walkEntries } from './ledger-checks.queries.ts';
import { listOwnKeys } from './ledger-keys.ts';
import { tellBroken } from './tell-broken.ts';

export type CheckDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'log'>;

/**
 * Checks the whole ledger, entry by entry with what each says, and tells the administrators where it is not whole. Who
 * asks while a check is under way is told what that one finds.
 */
export async function checkLedger(deps: CheckDependencies): Promise<LedgerReport> {
  const book = ledgerBookOf(deps.database);
  book.checking ??= check(deps).finally(() => {
    book.checking = undefined;
  });
  return book.checking;
}

async function check(deps: CheckDependencies): Promise<LedgerReport> {
  const { database, secrets, clock } = deps;
  const book = ledgerBookOf(database);
  const believed = new Set((await listOwnKeys(database.drizzle, secrets)).map(({ publicKey }) => publicKey));
  if (book.signed) believed.add(book.signed.publicKey);
  const checkpoints = [...(await listCheckpoints(database.drizzle)), ...(book.signed ? [book.signed] : [])];
  const checking = new LedgerCheck({ checkpoints, believed, secrets });
  await walkEntries(database, { withDetails: true }, (entries) => checking.takeAll(entries));
  const report = checking.end();
  book.checked = { at: clock.now(), report };
  if (report.findings.length > 0) await tellBroken(deps, report.findings, 'The ledger was checked');
  return report;
}
