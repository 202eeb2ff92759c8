import { describe, expect, it } from 'vitest';
import type { Database } from '../../db/client.ts';
import { defineCount } from '../../server/kernel/count.ts';
import { tellDatabaseMetrics } from '../../server/kernel/database-metrics.ts';
import { Metrics } from '../../server/kernel/metrics.ts';
import { samplesIn } from '../support/metrics.ts';

describe('A count', () => {
  const visits = defineCount({
    name: 'test_visits_total',
    help: 'Visits.',
    label: 'weather',
    values: ['rain', 'sun'],
  });
  const [town, village] = [{} as Database, {} as Database];
  const figuresOf = async (database: Database) => {
    const metrics = new Metrics();
    visits.tellIn(metrics, database);
    return samplesIn(await metrics.text());
  };

  it('is of one app, and begins with nothing of each kind', async () => {
    visits.add(town, 'rain');
    visits.add(town, 'rain', 4);
    expect((await figuresOf(town)).get('test_visits_total{weather="rain"}')).toBe(5);
    expect((await figuresOf(town)).get('test_visits_total{weather="sun"}')).toBe(0);
    expect((await figuresOf(village)).get('test_visits_total{weather="rain"}')).toBe(0);
  });
});

/** A database that does what it is told, and counts how often it was asked. */
function databaseThat(answers: () => Promise<unknown>) {
  const asked = { times: 0 };
  const sql = () => {
    asked.times += 1;
    return answers();
  };
  return { asked, database: { sql, maxConnections: 16 } as unknown as Database };
}

describe('Figures', () => {
  it('come although the database is away', async () => {
    const metrics = new Metrics();
    tellDatabaseMetrics(metrics, databaseThat(() => Promise.reject(new Error('CONNECTION_CLOSED'))).database);
    const samples = samplesIn(await metrics.text());
    expect(samples.get('causeway_database_up')).toBe(0);
    expect(samples.has('causeway_database_connections')).toBe(false);
    expect(samples.get('causeway_database_connections_max')).toBe(16);
  });

  it('come although the database hangs, which is not asked again while it does', async () => {
    const metrics = new Metrics();
    const { asked, database } = databaseThat(() => new Promise(() => undefined));
    tellDatabaseMetrics(metrics, database);
    const [first, second] = await Promise.all([metrics.text(), metrics.text()]);
    expect(samplesIn(first).get('causeway_database_up')).toBe(0);
    expect(samplesIn(second).get('causeway_database_up')).toBe(0);
    expect(asked.times).toBe(1);
  });

  it('of several who ask at once are the same', async () => {
    const metrics = new Metrics();
    const row = { connections: '3', committed: '10', rolledBack: '1', deadlocks: '0', bytes: '9000000' };
    tellDatabaseMetrics(metrics, databaseThat(async () => [row]).database);
    const texts = await Promise.all(Array.from({ length: 10 }, () => metrics.text()));
    for (const text of texts) {
      const samples = samplesIn(text);
      expect(samples.get('causeway_database_up')).toBe(1);
      expect(samples.get('causeway_database_transactions_total{end="committed"}')).toBe(10);
    }
  });

  it('are told by the conventions: each with its help and its kind, and only what grows ends in _total', async () => {
    const metrics = new Metrics();
    metrics.addGauge({ name: 'test_boats', help: 'Boats.', read: () => [{ value: 2 }] });
    metrics.addCounter({ name: 'test_trips_total', help: 'Trips.', read: () => [{ value: 7 }] });
    const took = metrics.addDurations('test_trip_seconds', 'How long.', ['canal']);
    took({ canal: 'grand' }, 30);
    const text = await metrics.text();
    for (const [, name, kind] of text.matchAll(/^# TYPE (\S+) (\S+)$/gm)) {
      expect([name, kind === 'counter']).toEqual([name, name?.endsWith('_total')]);
      expect(text).toContain(`# HELP ${name} `);
    }
    const samples = samplesIn(text);
    expect(samples.get('test_trip_seconds_bucket{le="0.025",canal="grand"}')).toBe(0);
    expect(samples.get('test_trip_seconds_bucket{le="0.05",canal="grand"}')).toBe(1);
    expect(samples.get('test_trip_seconds_sum{canal="grand"}')).toBeCloseTo(0.03);
  });
});
