import postgres from 'postgres';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { renewPartitions } from '../../server/hotspots/keep-partitions.ts';
import { keepReadings } from '../../server/hotspots/keep-readings.ts';
import { useApp } from '../support/app.ts';
import { inventoryOf, manyHotspots, openVenue } from './venue.ts';

const app = useApp();
let venue: Awaited<ReturnType<typeof openVenue>>;
let asSuperuser: postgres.Sql;
beforeAll(async () => {
  venue = await openVenue(app);
  await venue.importInventory(inventoryOf(manyHotspots(1)));
  asSuperuser = postgres(app.database.url, { max: 1, onnotice: () => undefined });
});
afterAll(() => asSuperuser.end());

const dayMs = 86_400_000;
const dayAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);
const asSuffix = (day: string) => day.replaceAll('-', '');

async function partitionsOf(table: string): Promise<string[]> {
  const rows = await asSuperuser<{ name: string }[]>`
    select inhrelid::regclass::text as name from pg_inherits where inhparent = ${table}::regclass order by name`;
  return rows.map(({ name }) => name);
}

async function makePartition(table: string, suffix: string, from: string, until: string): Promise<string> {
  const name = `${table}_${suffix}`;
  await asSuperuser.unsafe(
    `create table ${name} partition of ${table} for values from ('${from} 00:00Z') to ('${until} 00:00Z')`,
  );
  return name;
}
const ofDay = (table: string) => (days: number) =>
  makePartition(table, asSuffix(dayAgo(days)), dayAgo(days), dayAgo(days - 1));

it('makes partitions ahead, and drops those whose time is over, and no younger ones', async () => {
  const readings = await Promise.all([7, 8, 9, 12].map(ofDay('hotspot_readings')));
  const minutes = await Promise.all([31, 32, 40].map(ofDay('hotspot_minutes')));
  const oldQuarter = await makePartition('hotspot_quarters', '202001', '2020-01-01', '2020-02-01');
  expect(await renewPartitions(app.database, Date.now())).toEqual(
    [...minutes.slice(1), oldQuarter, ...readings.slice(2)].sort(),
  );
  const [today, tomorrow] = [asSuffix(dayAgo(0)), asSuffix(dayAgo(-1))];
  expect(await partitionsOf('hotspot_readings')).toEqual(
    [readings[1], readings[0], `hotspot_readings_${today}`, `hotspot_readings_${tomorrow}`].sort(),
  );
  expect(await partitionsOf('hotspot_minutes')).toContain(minutes[0]);
  expect(await partitionsOf('hotspot_quarters')).toContain(`hotspot_quarters_${today.slice(0, 6)}`);
});

it('lets the app neither drop a week of readings nor drop a partition itself', async () => {
  const { sql } = app.database;
  await expect(sql`select drop_expired_hotspot_partitions(6, 30, 400)`).rejects.toThrow(/a week of readings is kept/);
  await expect(sql.unsafe(`drop table hotspot_readings_${asSuffix(dayAgo(0))}`)).rejects.toThrow(/must be owner/);
  await expect(sql`select make_hotspot_partition('hotspot_readings', 'x', current_date, current_date)`).rejects.toThrow(
    /permission denied/,
  );
});

it('does its rounds from the start on, and ends after what is under way', async () => {
  await venue.report([{ hotspot: 'LH-0001', at: app.clock.now().toISOString(), clients: 3 }]);
  app.clock.advance(5 * 60_000);
  const stop = keepReadings(app);
  const spans = () => app.database.sql`select readings from hotspot_minutes`;
  await vi.waitFor(async () => expect(await spans()).toMatchObject([{ readings: 1 }]), { timeout: 15_000 });
  await stop();
});
