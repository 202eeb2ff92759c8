import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from './schema/index.ts';

/** A pool that acts as `causeway_retention`: it deletes and cuts what is over, and sees no more than that takes. */
export interface RetentionDatabase {
  readonly drizzle: PostgresJsDatabase<typeof schema>;
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
  return { drizzle: drizzle(client, { schema }), close: () => client.end({ timeout: lastQuerySeconds }) };
}

/** The same role for a program that is given nothing but an address. */
export function addressOfRetention(url: string): string {
  const address = new URL(url);
  address.searchParams.set('options', '-c role=causeway_retention');
  address.searchParams.set('application_name', 'causeway retention');
  return address.href;
}
