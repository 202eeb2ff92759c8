import { sentenceOfFinding } from './findings.ts';
import type { LedgerReport } from './ledger-check.ts';

/** What came out: whole, broken, or unclear and why. */
export interface Verified {
  readonly outcome: 'whole' | 'broken' | 'unclear';
  readonly because?: string;
  readonly report?: LedgerReport;
}

/** For scripts; what cannot be told is neither good nor bad. */
export const exitCodes = { whole: 0, broken: 1, unclear: 2 } as const satisfies Record<Verified['outcome'], number>;

/** A ledger that nothing vouches for may have been cut off or written anew: of that nothing can be told. */
export function verified(report: LedgerReport): Verified {
  if (report.findings.length > 0) return { outcome: 'broken', report };
  const because = 'No checkpoint vouches for this ledger: whether it was written anew cannot be told.';
  return report.vouched > 0 ? { outcome: 'whole', report } : { outcome: 'unclear', because, report };
}

/** In sentences, for whoever reads a terminal. */
export function sentencesOf({ outcome, because, report }: Verified): string[] {
  const told = report?.findings.map(sentenceOfFinding) ?? [];
  if (report && report.left > 0) told.push(`And ${report.left} more.`);
  if (because) told.push(because);
  const counts = report ? [countsOf(report)] : [];
  const heads = { whole: 'The ledger is whole.', broken: 'The ledger is NOT whole.', unclear: 'This cannot be told.' };
  return [heads[outcome], ...told, ...counts];
}

const countsOf = ({ entries, vouched, opened, erased }: LedgerReport): string =>
  `Entries: ${entries}. Vouched for by checkpoints: up to entry ${vouched}. Read: ${opened}. About persons who were erased: ${erased}.`;
