import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { packageRoot } from './package-root.ts';
import * as schema from './schema/index.ts';

/** Drizzle over a pool, or over one transaction of it: what queries take. */
export type Queryable = Pick<
  PostgresJsDatabase<typeof schema>,
  | 'select'
  | 'selectDistinct'
  | 'selectDistinctOn'
  | 'insert'
  | 'update'
  | 'delete'
  | 'execute'
  | 'query'
  | '$with'
  | 'with'
>;

/** One transaction, open both to raw statements and to verbs that speak Drizzle. */
export interface RawTransaction {
  /** Statements are prepared once for each connection. Instants come and go as text, json as serialised text. */
  readonly sql: postgres.TransactionSql;
  queryable(): Queryable;
}

/** A pool that acts as `causeway_app`. */
export interface Database {
  readonly drizzle: PostgresJsDatabase<typeof schema>;
  /**
   * The same pool's worth of connections without Drizzle, whose type parsers differ:
   * for the statements where each microsecond counts.
   */
  readonly sql: postgres.Sql;
  /**
   * Runs `work` in one transaction: all of it happens, or none. What it throws is thrown on. For what people wait for at
   * a gate: it has `gateConnections` of its own, so that it never waits for a board, an import or a roll-up.
   */
  inRawTransaction<T>(work: (tx: RawTransaction) => Promise<T>): Promise<T>;
  /** Rejects when the database does not answer. */
  reach(): Promise<void>;
  readonly gateConnections: number;
  /** Connections that all clients together open at most. */
  readonly maxConnections: number;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  /** Connections for each of the two clients. */
  poolSize?: number;
  /** Every transaction only reads, whatever is asked. */
  isReadOnly?: boolean;
}

/** Batches of scans come one at a time; the other is for when the network has lost a transaction. */
const gateConnections = 2;
/** For what is under way when the pool is closed: nobody waits for its answer any more. */
const lastQuerySeconds = 1;

const quiet = { onnotice: () => undefined };

/** Opens a pool in the role of the app; connects at the first query. */
export function openDatabase({ url, poolSize = 8, isReadOnly = false }: DatabaseOptions): Database {
  const options = {
    ...quiet,
    max: poolSize,
    // Seconds: one that hangs when the database comes back is given up soon enough for boards to be right within five.
    connect_timeout: 3,
    // Seconds until a lost connection is tried again: whoever waits at a gate is not made to wait longer than needed.
    backoff: (tries: number) => Math.min(0.1 * tries, 1),
    connection: {
      application_name: 'causeway',
      role: 'causeway_app',
      statement_timeout: 30_000,
      ...(isReadOnly && { default_transaction_read_only: true }),
    },
  };
  const client = postgres(url, options);
  const sql = postgres(url, options);
  // Drizzle sets how its client reads and writes instants and json.
  const { $client: gates } = drizzle(postgres(url, { ...options, max: gateConnections }), { schema });
  return {
    drizzle: drizzle(client, { schema }),
    sql,
    inRawTransaction: (work) => beginRaw(gates, work),
    reach: async () => {
      await sql`select 1`;
    },
    gateConnections,
    maxConnections: 2 * poolSize + gateConnections,
    close: async () => {
      await Promise.all([client, sql, gates].map((each) => each.end({ timeout: lastQuerySeconds })));
    },
  };
}

function beginRaw<T>(client: postgres.Sql, work: (tx: RawTransaction) => Promise<T>): Promise<T> {
  return client.begin((sql) => {
    // Drizzle asks a client for its options, which those of a transaction do not carry.
    const asClient = () => Object.assign(sql, { options: client.options }) as unknown as postgres.Sql;
    return work({ sql, queryable: () => drizzle(asClient(), { schema }) });
  }) as Promise<T>;
}

/**
 * Brings a database to the newest schema. The connecting user makes the roles, when they are not there yet, and then
 * migrates as `causeway_owner`. Does nothing when all is there already.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const asUser = postgres(url, { ...quiet, max: 1, connect_timeout: 10 });
  try {
    await asUser.unsafe(await readFile(join(packageRoot, 'db/roles.sql'), 'utf8'));
  } finally {
    await asUser.end({ timeout: 5 });
  }
  const asOwner = postgres(url, { ...quiet, max: 1, connect_timeout: 10, connection: { role: 'causeway_owner' } });
  try {
    await migrate(drizzle(asOwner), { migrationsFolder: join(packageRoot, 'db/migrations') });
  } finally {
    await asOwner.end({ timeout: 5 });
  }
}
