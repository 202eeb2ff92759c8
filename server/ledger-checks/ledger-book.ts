import type { Database } from '../../db/client.ts';
import type { LedgerReport } from './ledger-check.ts';
import type { Checkpoint } from './ledger-checks.contract.ts';

/** What this process knows of the ledger by itself, whatever becomes of the tables. */
export interface LedgerBook {
  /** The newest checkpoint that it has signed, or found at its start. */
  signed?: Checkpoint | undefined;
  /** The last check of the whole, and the one under way. */
  checked?: { readonly at: Date; readonly report: LedgerReport } | undefined;
  checking?: Promise<LedgerReport> | undefined;
  /** Which findings were told to the administrators, and when (milliseconds since 1970). */
  readonly told: Map<string, number>;
}

const books = new WeakMap<Database, LedgerBook>();

/** The book of this database: who signs, who checks and who tells share it. */
export function ledgerBookOf(database: Database): LedgerBook {
  const book: LedgerBook = books.get(database) ?? { told: new Map() };
  books.set(database, book);
  return book;
}
