import type { Dependencies } from '../kernel/dependencies.ts';
import { sentenceOfFinding } from './findings.ts';
import { ledgerBookOf } from './ledger-book.ts';
import type { LedgerState } from './ledger-checks.contract.ts';
import { countKeepers, findLastEntry } from './ledger-checks.queries.ts';

/** How the ledger is: what was signed, what the last check found, and who keeps it. */
export async function readLedgerState({ database }: Pick<Dependencies, 'database'>): Promise<LedgerState> {
  const { signed, checked } = ledgerBookOf(database);
  const [last, keepers] = await Promise.all([findLastEntry(database.drizzle), countKeepers(database.drizzle)]);
  const findings = checked?.report.findings.map(sentenceOfFinding) ?? [];
  return {
    entries: last?.sequence ?? 0,
    keepers,
    ...(signed && { signed: { sequence: signed.sequence, at: signed.signedAt } }),
    ...(checked && { checked: { at: checked.at.toISOString(), findings } }),
  };
}
