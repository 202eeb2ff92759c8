import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { beginOver, type Transaction } from './client.ts';

/** One connection that acts as `causeway_rotation`: it seals anew what is stored, and sees no more than that takes. */
export interface RotationDatabase {
  readonly drizzle: PostgresJsDatabase;
  /** Runs `work` in one transaction: all of it happens, or none. What it throws is thrown on. */
  inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens it; connects at the first query. */
export function openRotationDatabase({ url }: { url: string }): RotationDatabase {
  const client = postgres(url, {
    onnotice: () => undefined,
    max: 1,
    connect_timeout: 3,
    connection: {
      application_name: 'causeway rotation',
      role: 'causeway_rotation',
      statement_timeout: 60_000,
      lock_timeout: 5_000,
    },
  });
  const over = drizzle(client);
  return { drizzle: over, inTransaction: (work) => beginOver(over, work), close: () => client.end({ timeout: 5 }) };
}
