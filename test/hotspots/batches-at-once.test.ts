import postgres from 'postgres';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { NumberedReading } from '../../server/hotspots/numbered-reading.ts';
import { insertReadings } from '../../server/hotspots/readings.queries.ts';
import { useApp } from '../support/app.ts';
import { inventoryOf, manyHotspots, openVenue } from './venue.ts';

const app = useApp();
let asSuperuser: postgres.Sql;
beforeAll(async () => {
  const venue = await openVenue(app);
  await venue.importInventory(inventoryOf(manyHotspots(1)));
  // Makes the partition of the day.
  await venue.report([{ hotspot: 'LH-0001', at: app.clock.now().toISOString(), clients: 1 }]);
  asSuperuser = postgres(app.database.url, { max: 1, onnotice: () => undefined });
});
afterAll(() => asSuperuser.end());

const waiting = async () => {
  const [row] = await app.database.sql`
    select count(*)::integer as count from pg_locks join pg_stat_activity using (pid)
    where datname = current_database() and not granted`;
  return row!.count;
};

it.each([
  ['hotspots', (n: number, atMs: number) => ({ number: n, atMs })],
  ['instants', (n: number, atMs: number) => ({ number: 7, atMs: atMs - n })],
])('keeps two batches with the same readings, whatever the order of their %s', async (_what, keyOf) => {
  app.clock.advance(1_000);
  const nowMs = app.clock.now().getTime();
  const readings: NumberedReading[] = [1, 2, 3].map((n) => ({ ...keyOf(n, nowMs), clients: n }));
  let both: Promise<number[]> = Promise.resolve([]);
  await asSuperuser
    .begin(async (tx) => {
      // Both come to the one in the middle, and wait; when it is let go, each goes on to what the other has written.
      const { number, atMs } = readings[1]!;
      await tx`insert into hotspot_readings (hotspot, at, clients) values (${number}, ${new Date(atMs)}, 9)`;
      both = Promise.all([readings, readings.toReversed()].map((batch) => insertReadings(app.database, batch)));
      both.catch(() => undefined);
      await vi.waitFor(async () => expect(await waiting()).toBe(2), { timeout: 15_000 });
      throw new Error('let go');
    })
    .catch((error: Error) => expect(error.message).toBe('let go'));
  expect((await both).sort()).toEqual([0, 3]);
});
