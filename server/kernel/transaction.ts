import type { Database, Transaction } from '../../db/client.ts';

/** Runs `work` in one transaction: all of it happens, or none. What it throws is thrown on. */
export const inTransaction = <T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  database.inTransaction(work);
