import type { Database, Queryable } from '../../db/client.ts';

/** Runs `work` in one transaction: all of it happens, or none. What it throws is thrown on. */
export function inTransaction<T>(database: Database, work: (tx: Queryable) => Promise<T>): Promise<T> {
  return database.drizzle.transaction((tx) => work(tx));
}
