import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drizzle, type PostgresJsDatabase, PostgresJsSession } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { packageRoot } from './package-root.ts';

/** Drizzle over a pool, or over one transaction of it: what queries take. */
export type Queryable = Pick<
  PostgresJsDatabase,
  'select' | 'selectDistinct' | 'selectDistinctOn' | 'insert' | 'update' | 'delete' | 'execute' | '$with' | 'with'
>;

/**
 * One transaction, for verbs: what only makes sense in one asks for this, and not for a `Queryable`, which a pool is too.
 */
export interface Transaction extends Queryable {
  /** For statements that each decision runs: prepared once for each connection. As in `RawTransaction`. */
  readonly sql: postgres.TransactionSql;
  /**
   * Takes what was sent and nobody needs to wait for: it goes out together with the commit. When it fails, so does the
   * transaction, and with its error.
   */
  sendLast(sent: Promise<unknown>): void;
}

/** One transaction, open both to raw statements and to verbs that speak Drizzle. */
export interface RawTransaction {
  /** Statements are prepared once for each connection. Instants come and go as text, json as serialised text. */
  readonly sql: postgres.TransactionSql;
  queryable(): Transaction;
}

/** A pool that acts as `causeway_app`. */
export interface Database {
  readonly drizzle: PostgresJsDatabase;
  /**
   * The same pool's worth of connections without Drizzle, whose type parsers differ:
   * for the statements where each microsecond counts.
   */
  readonly sql: postgres.Sql;
  /** Runs `work` in one transaction: all of it happens, or none. What it throws is thrown on. */
  inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * As `inTransaction`, over raw statements. For what people wait for at a gate: it has `gateConnections` of its own, so that it never waits for a board, an import or a roll-up.
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
  const { $client: gates } = drizzle(postgres(url, { ...options, max: gateConnections }));
  const over = drizzle(client);
  return {
    drizzle: over,
    sql,
    inTransaction: (work) => beginOver(over, work),
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

/** Drizzle over a pool: `inTransaction` for who has no `Database`. */
export function beginOver<T>(over: Database['drizzle'], work: (tx: Transaction) => Promise<T>): Promise<T> {
  return allSent((sendLast) =>
    over.transaction((tx) => {
      const { session } = tx._;
      // Told by its class alone: Drizzle's types forget which driver it is over.
      if (!(session instanceof PostgresJsSession)) throw new Error('this transaction is not over postgres.js');
      return work(Object.assign(tx, { sql: session.client as postgres.TransactionSql, sendLast }));
    }),
  );
}

function beginRaw<T>(client: postgres.Sql, work: (tx: RawTransaction) => Promise<T>): Promise<T> {
  return allSent(
    (sendLast) =>
      client.begin((sql) => {
        // Drizzle asks a client for its options, which those of a transaction do not carry.
        const asClient = () => Object.assign(sql, { options: client.options }) as unknown as postgres.Sql;
        return work({ sql, queryable: () => Object.assign(drizzle(asClient()), { sql, sendLast }) });
      }) as Promise<T>,
  );
}

/**
 * A commit that follows something that failed is a rollback, and PostgreSQL answers it without an error: so nothing has
 * happened until what was sent last is known to have succeeded.
 */
async function allSent<T>(begin: (sendLast: Transaction['sendLast']) => Promise<T>): Promise<T> {
  const sent: Promise<unknown>[] = [];
  try {
    const result = await begin((last) => {
      // Where the transaction fails before, that is what is told.
      last.catch(() => undefined);
      sent.push(last);
    });
    await Promise.all(sent);
    return result;
  } catch (error) {
    // What comes after a statement that failed is told no more than that: why, the statement itself was told.
    if (isAfterFailure(error)) await Promise.all(sent);
    throw error;
  }
}

/** SQLSTATE 25P02, of the statement or of what Drizzle wraps it in. */
const isAfterFailure = (error: unknown): boolean =>
  [Object(error).code, Object(Object(error).cause).code].includes('25P02');

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
