import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { beginOver, type Transaction } from './client.ts';

/** A pool that acts as `causeway_retention`: it deletes and cuts what is over, and sees no more than that takes. */
export interface RetentionDatabase {
  readonly drizzle: PostgresJsDatabase;
  /** Runs `work` in one transaction: all of it happens, or none. What it throws is thrown on. */
  inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * Takes what was deleted out of what no role of ours owns: statistics of columns, and the write-ahead log. As the
   * connecting user; tells what that one may not do.
   */
  sweepCluster(): Promise<string[]>;
  close(): Promise<void>;
}

const lastQuerySeconds = 5;

/** Opens it; connects at the first query. What waits for a lock for five seconds is given up, and tried again later. */
export function openRetentionDatabase({ url }: { url: string }): RetentionDatabase {
  const client = postgres(url, {
    onnotice: () => undefined,
    max: 2,
    idle_timeout: 60,
    connect_timeout: 3,
    connection: {
      application_name: 'causeway retention',
      role: 'causeway_retention',
      statement_timeout: 300_000,
      lock_timeout: 5_000,
    },
  });
  const over = drizzle(client);
  return {
    drizzle: over,
    inTransaction: (work) => beginOver(over, work),
    sweepCluster: () => sweepAs(url),
    close: () => client.end({ timeout: lastQuerySeconds }),
  };
}

const insufficientPrivilege = '42501';
const sweeping = ['vacuum (full) pg_catalog.pg_statistic', 'select pg_switch_wal()', 'checkpoint'];

async function sweepAs(url: string): Promise<string[]> {
  const asUser = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => undefined });
  const refused: string[] = [];
  try {
    for (const statement of sweeping) {
      await asUser.unsafe(statement).catch((error: unknown) => {
        if (!(error instanceof postgres.PostgresError) || error.code !== insufficientPrivilege) throw error;
        refused.push(statement);
      });
    }
  } finally {
    await asUser.end({ timeout: lastQuerySeconds });
  }
  return refused;
}

/** The same role for a program that is given nothing but an address. */
export function addressOfRetention(url: string): string {
  const address = new URL(url);
  address.searchParams.set('options', '-c role=causeway_retention');
  address.searchParams.set('application_name', 'causeway retention');
  return address.href;
}
