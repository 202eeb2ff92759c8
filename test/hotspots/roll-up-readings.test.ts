import postgres from 'postgres';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { binBounds, binOf } from '../../server/hotspots/histogram.ts';
import { hotspotSpans, rollupGraceMs } from '../../server/hotspots/hotspots.contract.ts';
import { rollUpReadings } from '../../server/hotspots/roll-up-readings.ts';
import { hotspotSpansBetween, rollUpLock } from '../../server/hotspots/spans.queries.ts';
import { useApp } from '../support/app.ts';
import { inventoryOf, manyHotspots, openVenue } from './venue.ts';

const app = useApp();
const hotspots = manyHotspots(20);
let venue: Awaited<ReturnType<typeof openVenue>>;
let asSuperuser: postgres.Sql;
beforeAll(async () => {
  venue = await openVenue(app);
  await venue.importInventory(inventoryOf(hotspots));
  asSuperuser = postgres(app.database.url, { max: 1, onnotice: () => undefined });
});
afterAll(() => asSuperuser.end());

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;

interface Row {
  hotspot: number;
  at: Date;
  clients: number;
  rx: number | null;
  tx: number | null;
  airtime: number | null;
}

/** What spans of this length come to, counted here from all readings that are kept. */
async function expectedSpans(spanMs: number): Promise<unknown[]> {
  const rows = await app.database.sql<Row[]>`
    select hotspot, at, clients, rx_mbps as rx, tx_mbps as tx, airtime from hotspot_readings`;
  const bySpan = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.hotspot} ${Math.floor(row.at.getTime() / spanMs) * spanMs}`;
    bySpan.set(key, [...(bySpan.get(key) ?? []), row]);
  }
  return [...bySpan].map(([key, all]) => {
    const rated = all.flatMap(({ rx, tx }) => (rx === null || tx === null ? [] : [{ rx, tx }]));
    const timed = all.flatMap(({ airtime }) => airtime ?? []);
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    const bins = (bounds: readonly number[], values: number[]) =>
      values.length === 0
        ? null
        : Array.from(
            { length: bounds.length + 1 },
            (_, bin) => values.filter((one) => binOf(bounds, one) === bin).length,
          );
    return {
      key,
      readings: all.length,
      clientsSum: sum(all.map(({ clients }) => clients)),
      clientsMax: Math.max(...all.map(({ clients }) => clients)),
      clientsBins: bins(
        binBounds.clients,
        all.map(({ clients }) => clients),
      ),
      rated: rated.length,
      rxThousandths: rated.length ? sum(rated.map(({ rx }) => Math.round(rx * 1000))) : null,
      throughputBins: bins(
        binBounds.throughput,
        rated.map(({ rx, tx }) => Math.fround(rx) + Math.fround(tx)),
      ),
      timed: timed.length,
      airtimeMax: timed.length ? Math.max(...timed) : null,
      airtimeBins: bins(binBounds.airtime, timed.map(Math.fround)),
    };
  });
}

async function keptSpans(table: string): Promise<unknown[]> {
  const rows = await app.database.sql`
    select hotspot, starts_at, readings, clients_sum::float8 as "clientsSum", clients_max as "clientsMax",
      clients_bins as "clientsBins", rated, rx_thousandths::float8 as "rxThousandths",
      throughput_bins as "throughputBins", timed, airtime_max as "airtimeMax", airtime_bins as "airtimeBins"
    from ${app.database.sql(table)}`;
  return rows.map(({ hotspot, starts_at, ...rest }) => ({ key: `${hotspot} ${starts_at.getTime()}`, ...rest }));
}

const sorted = (rows: unknown[]) => rows.map((row) => JSON.stringify(row, Object.keys(row as object).sort())).sort();

async function expectExact(): Promise<void> {
  expect(sorted(await keptSpans('hotspot_minutes'))).toEqual(sorted(await expectedSpans(minuteMs)));
  expect(sorted(await keptSpans('hotspot_quarters'))).toEqual(sorted(await expectedSpans(quarterMs)));
}

const nowMs = () => app.clock.now().getTime();

/** Readings of instants in the last hour; what they tell depends on hotspot and instant alone, as of a repeated one. */
function batchOf(random: () => number, count: number) {
  return Array.from({ length: count }, () => {
    const { code } = hotspots[Math.floor(random() * hotspots.length)]!;
    const ago = Math.floor(random() * 360) * 10_000;
    const [a, b, c] = [random(), random(), random()];
    return {
      hotspot: code,
      at: new Date(nowMs() - 2 * minuteMs - ago).toISOString(),
      clients: Math.floor(a * 90),
      ...(b > 0.1 && { rxMbps: Math.round(b * 1e5) / 1000, ...(a > 0.1 && { txMbps: Math.round(c * 1e4) / 1000 }) }),
      ...(c > 0.3 && { airtime: Math.round(c * 1000) / 1000 }),
    };
  });
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** As a collector does: what was not answered, for its connection was among those killed, is sent again. */
const reportUntilKept = (batch: ReturnType<typeof batchOf>) =>
  vi.waitFor(async () => expect((await venue.report(batch)).status).toBe(200), { timeout: 15_000 });

it('is exact for what comes late, twice and all at once, also when who rolls up is killed half-way', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`roll-up seed ${seed}`);
  const random = seeded(seed);
  let kills = 0;
  for (let round = 0; round < 6; round++) {
    const batches = Array.from({ length: 5 }, () => batchOf(random, 150));
    const again = batches.slice(0, 2);
    // A killed process and a killed connection look the same to PostgreSQL: what was not committed is undone.
    const kill = async () => {
      const killed = await asSuperuser`
        select pg_terminate_backend(pid) from pg_locks join pg_database on pg_database.oid = database
        where locktype = 'advisory' and objid = ${rollUpLock} and datname = current_database()`;
      kills += killed.length;
    };
    const rollUps = Promise.allSettled(Array.from({ length: 4 }, () => rollUpReadings(app)));
    const reports = Promise.all([...batches, ...again].map(reportUntilKept));
    for (let tries = 0; tries < 10; tries++) await kill();
    await reports;
    await rollUps;
    await rollUpReadings(app);
  }
  app.clock.advance(20 * minuteMs);
  await rollUpReadings(app);
  await expectExact();
  expect(kills).toBeGreaterThan(0);
  expect((await keptSpans('hotspot_minutes')).length).toBeGreaterThan(500);
  const [left] = await app.database.sql`select count(*)::integer as due from hotspot_spans_due`;
  expect(left!.due).toBe(0);
});

it('rolls a minute up when it has been over for a while, and again when something comes late', async () => {
  app.clock.advance(60 * minuteMs);
  const minuteStart = Math.floor(nowMs() / minuteMs) * minuteMs;
  const tell = (secondsIn: number, clients: number) =>
    venue.report([{ hotspot: 'LH-0001', at: new Date(minuteStart + secondsIn * 1000).toISOString(), clients }]);
  app.clock.advance(minuteStart + minuteMs - nowMs());
  await tell(10, 4);
  await tell(20, 6);
  app.clock.advance(rollupGraceMs - 1);
  expect(await rollUpReadings(app)).toMatchObject({ minutes: 0 });
  app.clock.advance(1);
  expect(await rollUpReadings(app)).toMatchObject({ minutes: 1 });
  expect(await rollUpReadings(app)).toMatchObject({ minutes: 0 });
  const spanNow = async () => {
    const answer = await app.ask('GET', '/api/hotspots/LH-0001/history?hours=1', { cookie: venue.cookie });
    const { spans } = hotspotSpans.parse(await answer.json());
    return spans.find(({ startsAt }) => Date.parse(startsAt) === minuteStart);
  };
  expect(await spanNow()).toEqual({
    startsAt: new Date(minuteStart).toISOString(),
    readings: 2,
    clients: { mean: 5, p50: 4, p95: 6, max: 6 },
  });
  await tell(30, 8);
  await rollUpReadings(app);
  expect(await spanNow()).toMatchObject({ readings: 3, clients: { mean: 6, p50: 6, max: 8 } });
});

it('loses nothing that is stored while the same minute is being rolled up', async () => {
  app.clock.advance(60 * minuteMs);
  const startMs = Math.floor(nowMs() / minuteMs) * minuteMs - 2 * minuteMs;
  const tell = (second: number) =>
    venue.report([{ hotspot: 'LH-0003', at: new Date(startMs + second * 1000).toISOString(), clients: 1 }]);
  await tell(1);
  await rollUpReadings(app);
  await tell(2);
  let underWay: Promise<unknown> = Promise.resolve();
  await asSuperuser.begin(async (tx) => {
    // Whoever replaces this row has read what it is to say, and waits.
    await tx`select from hotspot_minutes where starts_at = ${new Date(startMs)} for update`;
    underWay = rollUpReadings(app);
    const waiting = () => app.database.sql`
      select pid from pg_locks join pg_stat_activity using (pid)
      where datname = current_database() and not granted`;
    await vi.waitFor(async () => expect(await waiting()).toHaveLength(1), { timeout: 15_000 });
    await tell(3);
  });
  await underWay;
  await rollUpReadings(app);
  const rows = await app.database.sql`select readings from hotspot_minutes where starts_at = ${new Date(startMs)}`;
  expect([...rows]).toEqual([{ readings: 3 }]);
});

it('tells more than a day by quarters of an hour', async () => {
  await rollUpReadings(app);
  const answer = await app.ask('GET', '/api/hotspots/LH-0002/history?hours=720', { cookie: venue.cookie });
  const { spanMinutes, spans } = hotspotSpans.parse(await answer.json());
  expect(spanMinutes).toBe(15);
  expect(spans.length).toBeGreaterThan(3);
  for (const { clients, throughputMbps } of spans) {
    expect(clients.p50).toBeLessThanOrEqual(clients.p95);
    expect(clients.p95).toBeLessThanOrEqual(clients.max);
    expect(throughputMbps!.mean).toBeLessThanOrEqual(throughputMbps!.max);
  }
  expect([...spans].sort((a, b) => a.startsAt.localeCompare(b.startsAt))).toEqual(spans);
  const unknown = await app.ask('GET', '/api/hotspots/XX-1/history', { cookie: venue.cookie });
  expect([unknown.status, (await unknown.json()).code]).toEqual([404, 'hotspots.unknown_hotspot']);
});

it('reads the history of a hotspot by the index, whatever its length', async () => {
  const { sql } = app.database;
  const [since, until] = [new Date(nowMs() - 30 * 86_400_000), new Date(nowMs())];
  for (const minutes of [1, 15] as const) {
    const plan = await sql<{ 'QUERY PLAN': string }[]>`
      explain ${hotspotSpansBetween(sql, minutes, 12, since, until)}`;
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('Index Cond: ((hotspot = 12)');
    expect(text).not.toContain('Seq Scan');
  }
});
