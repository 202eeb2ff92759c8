import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { readingsKeptDays } from '../../server/hotspots/hotspots.contract.ts';
import { rollUpReadings } from '../../server/hotspots/roll-up-readings.ts';
import { useApp } from '../support/app.ts';
import { inventoryOf, manyHotspots, openVenue } from './venue.ts';

const app = useApp();
let venue: Awaited<ReturnType<typeof openVenue>>;
let asSuperuser: postgres.Sql;
beforeAll(async () => {
  venue = await openVenue(app);
  await venue.importInventory(inventoryOf(manyHotspots(4)));
  asSuperuser = postgres(app.database.url, { max: 1, onnotice: () => undefined });
});
afterAll(() => asSuperuser.end());

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;
const dayMs = 86_400_000;
const nowMs = () => app.clock.now().getTime();
const instants = (startsMs: readonly number[]) => `{${startsMs.map((ms) => new Date(ms).toISOString()).join(',')}}`;
const name = (minutes: number, startsMs: readonly number[]) => app.database.sql`
  insert into hotspot_spans_due select ${minutes}, unnest(${instants(startsMs)}::timestamptz[])`;
const due = () => app.database.sql`select distinct starts_at from hotspot_spans_due order by starts_at`;
const warn = vi.spyOn(app.log, 'warn');
const lastMinute = () => Math.floor(nowMs() / minuteMs) * minuteMs - 2 * minuteMs;
const tell = (startMs: number) =>
  venue.report([{ hotspot: 'LH-0004', at: new Date(startMs).toISOString(), clients: 1 }]);
const minutesFrom = (startMs: number) => app.database.sql`
  select starts_at from hotspot_minutes where starts_at >= ${new Date(startMs)} order by starts_at`;
beforeEach(async () => {
  app.clock.advance(10 * minuteMs);
  await rollUpReadings(app);
  warn.mockClear();
});

it('strikes off what is older than is kept, as after the server was off for long, and rolls up the rest', async () => {
  const startMs = lastMinute();
  await name(
    1,
    [41, 60, 400].map((days) => startMs - days * dayMs),
  );
  await name(
    15,
    [41, 60, 400].map((days) => Math.floor((startMs - days * dayMs) / quarterMs) * quarterMs),
  );
  await tell(startMs);
  const first = await rollUpReadings(app);
  expect(await minutesFrom(startMs)).toHaveLength(1);
  // Its quarter of an hour may have been over before.
  app.clock.advance(quarterMs);
  const second = await rollUpReadings(app);
  expect([first.minutes, second.minutes, first.quarters + second.quarters]).toEqual([1, 0, 1]);
  expect(await due()).toEqual([]);
  expect(warn).not.toHaveBeenCalled();
});

it('rolls up a minute that is as old as the oldest readings are, and strikes off what is older', async () => {
  const oldestMs = (Math.floor(nowMs() / dayMs) - readingsKeptDays - 1) * dayMs;
  await name(1, [oldestMs - minuteMs, oldestMs]);
  expect(await rollUpReadings(app)).toMatchObject({ minutes: 1 });
});

it('names what cannot be rolled up and leaves it due, and rolls up what comes after it', async () => {
  const startMs = lastMinute();
  const bad = Array.from({ length: 7 }, (_, ago) => startMs - (7 - ago) * minuteMs);
  for (const ms of [...bad, startMs]) await tell(ms);
  const list = bad.map((ms) => `'${new Date(ms).toISOString()}'`).join(', ');
  await asSuperuser.unsafe(
    `alter table hotspot_minutes add constraint bad check (starts_at not in (${list})) not valid`,
  );
  expect(await rollUpReadings(app)).toMatchObject({ minutes: 1 });
  expect(await minutesFrom(bad[0]!)).toEqual([{ starts_at: new Date(startMs) }]);
  expect(warn.mock.calls.map(([told]) => (told as { startsAt?: Date }).startsAt)).toEqual(
    bad.map((ms) => new Date(ms)),
  );
  await asSuperuser`alter table hotspot_minutes drop constraint bad`;
  warn.mockClear();
  const last = await rollUpReadings(app);
  expect({ ...last, faults: warn.mock.calls }).toMatchObject({ minutes: 7, faults: [] });
});
