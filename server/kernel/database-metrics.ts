import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../db/client.ts';
import { type DatabaseFigures, readDatabaseFigures } from './database-figures.queries.ts';
import type { Metrics } from './metrics.ts';

/** A scrape waits no longer than this for the database: when it is away is when figures are wanted most. */
const patienceMs = 2000;

interface Reading {
  readonly figures: DatabaseFigures;
  readonly ms: number;
}

/** Tells how the database does, as far as it answers. */
export function tellDatabaseMetrics(metrics: Metrics, database: Pick<Database, 'sql' | 'maxConnections'>): void {
  let last: Reading | undefined;
  const read = readerOf(database);
  metrics.beforeReading(async () => {
    last = await read();
  });
  const whileUp = (of: (reading: Reading) => number) => () => (last ? [{ value: of(last) }] : []);
  metrics.addGauge({
    name: 'causeway_database_up',
    help: 'Whether the database answered this scrape within two seconds.',
    read: () => [{ value: last ? 1 : 0 }],
  });
  metrics.addGauge({
    name: 'causeway_database_answer_seconds',
    help: 'How long it took for a few figures, the wait for a free connection included.',
    read: whileUp(({ ms }) => ms / 1000),
  });
  metrics.addGauge({
    name: 'causeway_database_connections',
    help: 'Connections that this server holds open.',
    read: whileUp(({ figures }) => figures.connections),
  });
  metrics.addGauge({
    name: 'causeway_database_connections_max',
    help: 'Connections that it opens at most.',
    read: () => [{ value: database.maxConnections }],
  });
  metrics.addGauge({
    name: 'causeway_database_size_bytes',
    help: 'What the database takes on disk, the write-ahead log not included.',
    read: whileUp(({ figures }) => figures.bytes),
  });
  metrics.addCounter({
    name: 'causeway_database_transactions_total',
    help: 'Transactions by their end, as PostgreSQL counts them; rolled back are also statements that failed.',
    labelNames: ['end'],
    read: () =>
      last
        ? [
            { labels: { end: 'committed' }, value: last.figures.committed },
            { labels: { end: 'rolled_back' }, value: last.figures.rolledBack },
          ]
        : [],
  });
  metrics.addCounter({
    name: 'causeway_database_deadlocks_total',
    help: 'Deadlocks that PostgreSQL found.',
    read: whileUp(({ figures }) => figures.deadlocks),
  });
}

/** Asks once at a time, however many scrape, and gives up waiting, but not asking. */
function readerOf(database: Pick<Database, 'sql'>): () => Promise<Reading | undefined> {
  let underWay: Promise<Reading | undefined> | undefined;
  const ask = async (): Promise<Reading | undefined> => {
    const start = performance.now();
    try {
      const figures = await readDatabaseFigures(database);
      return { figures, ms: performance.now() - start };
    } catch {
      // It is away, which is what `causeway_database_up` says; requests that fail for it are in the log.
      return undefined;
    } finally {
      underWay = undefined;
    }
  };
  return async () => {
    underWay ??= ask();
    const stop = new AbortController();
    const late = sleep(patienceMs, undefined, { signal: stop.signal, ref: false }).catch(() => undefined);
    try {
      return await Promise.race([underWay, late]);
    } finally {
      stop.abort();
    }
  };
}
