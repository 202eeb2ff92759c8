import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { hotspotStates } from '../../db/vocabulary.ts';
import { hotspotHistory, hotspotLoads, readingsOutcome } from '../../server/hotspots/hotspots.contract.ts';
import { LoadBoard, loadBoardOf } from '../../server/hotspots/load-board.ts';
import { readInventory } from '../../server/hotspots/read-inventory.ts';
import { hotspotReadingsBetween, newestReadings } from '../../server/hotspots/readings.queries.ts';
import { tellRates } from '../../server/hotspots/tell-rates.ts';
import { useApp } from '../support/app.ts';
import { inventoryOf, manyHotspots, openVenue } from './venue.ts';

const app = useApp();
const hotspots = manyHotspots(2_600);
let venue: Awaited<ReturnType<typeof openVenue>>;
beforeAll(async () => {
  venue = await openVenue(app);
  await venue.importInventory(inventoryOf(hotspots));
});
// Each test reports of minutes of its own.
beforeEach(() => app.clock.advance(120_000));

const secondsAgo = (seconds: number) => new Date(app.clock.now().getTime() - seconds * 1000).toISOString();
const outcomeOf = async (answer: Response) => readingsOutcome.parse(await answer.json());
const kept = async () => (await loadBoardOf(app)).state();
/** Without doubt and silence, which are of how readings came in. */
const figuresOf = ({ roster, head, columns }: Awaited<ReturnType<typeof kept>>) => {
  const { state: _state, silentSince: _since, doubt: _doubt, ...figures } = columns;
  return { roster, head, figures };
};
const figures = async () => figuresOf(await kept());
const rebuiltFigures = async () => {
  const board = new LoadBoard(app);
  await board.rebuild();
  return figuresOf(board.state());
};
/** What the board shows of a hotspot; rows are in the order of codes. */
const shown = async (code: string) => {
  const { columns } = await kept();
  const row = (await readInventory(app)).hotspots.findIndex((one) => one.code === code);
  return row < 0 ? undefined : { state: hotspotStates[columns.state[row]!], clients: columns.clients[row] };
};

it('keeps a reading of each of 2,600 hotspots sent as one batch, and counts it as repeated when sent again', async () => {
  const batch = hotspots.map(({ code }, index) => ({
    hotspot: code,
    at: secondsAgo(index % 10),
    clients: index % 60,
    rxMbps: index / 7,
    txMbps: 0.1,
    ...(index % 3 === 0 && { airtime: 0.5 }),
  }));
  expect(await outcomeOf(await venue.report(batch))).toMatchObject({ stored: 2_600, repeated: 0, refusedCount: 0 });
  expect(await outcomeOf(await venue.report(batch))).toMatchObject({ stored: 0, repeated: 2_600 });
  const { columns, roster, head } = await kept();
  expect(columns.clients.filter((clients) => clients >= 0)).toHaveLength(2_600);
  expect(roster).toBe((await readInventory(app)).inventory);
  expect(head).toEqual({ newestAt: secondsAgo(0) });
  expect(await shown('LH-0056')).toEqual({ state: 'overloaded', clients: 55 });
  expect(await rebuiltFigures()).toEqual(await figures());
});

it('keeps the good lines of a batch and names the others', async () => {
  const good = { hotspot: 'LH-0001', at: secondsAgo(1), clients: 12 };
  const answer = await venue.report([
    good,
    '{"hotspot": "LH-0002", "at"',
    { ...good, hotspot: 'LH-0002', clients: -4 },
    { ...good, hotspot: 'XX-1' },
    { ...good, at: secondsAgo(-3600) },
    { ...good, hotspot: 'LH-0003' },
    good,
  ]);
  expect(answer.status).toBe(200);
  const { refused, ...counts } = await outcomeOf(answer);
  expect(counts).toEqual({ stored: 2, repeated: 1, refusedCount: 4 });
  expect(refused.map(({ line, code }) => [line, code])).toEqual([
    [2, 'malformed'],
    [3, 'negative_count'],
    [4, 'unknown_hotspot'],
    [5, 'future'],
  ]);
});

it('lets no late reading replace a newer one, neither kept nor rebuilt', async () => {
  await venue.report([{ hotspot: 'LH-0007', at: secondsAgo(1), clients: 50 }]);
  await venue.report([
    { hotspot: 'LH-0007', at: secondsAgo(40), clients: 3 },
    { hotspot: 'LH-0007', at: secondsAgo(7_000), clients: 9 },
  ]);
  expect(await shown('LH-0007')).toEqual({ state: 'overloaded', clients: 50 });
  expect(await rebuiltFigures()).toEqual(await figures());
});

it('keeps the first of two readings of one hotspot and instant', async () => {
  const at = secondsAgo(1);
  await venue.report([
    { hotspot: 'LH-0008', at, clients: 20 },
    { hotspot: 'LH-0008', at, clients: 30 },
  ]);
  await venue.report([{ hotspot: 'LH-0008', at, clients: 40 }]);
  expect(await shown('LH-0008')).toMatchObject({ clients: 20 });
  expect(await rebuiltFigures()).toEqual(await figures());
});

it('keeps what is told before an inventory goes in, and drops what it no longer names', async () => {
  await venue.report([
    { hotspot: 'LH-0010', at: secondsAgo(1), clients: 20 },
    { hotspot: 'LH-2600', at: secondsAgo(1), clients: 20 },
  ]);
  await venue.importInventory(inventoryOf(hotspots.slice(0, 2_599)));
  expect(await shown('LH-0010')).toMatchObject({ clients: 20 });
  expect(await shown('LH-2600')).toBeUndefined();
  const gone = await venue.report([{ hotspot: 'LH-2600', at: secondsAgo(0), clients: 20 }]);
  expect((await outcomeOf(gone)).refused[0]?.code).toBe('unknown_hotspot');
  await venue.importInventory(inventoryOf(hotspots));
  expect(await shown('LH-2600')).toMatchObject({ clients: 20 });
});

it('makes rates of counters, also against a reading of before the server started again', async () => {
  const at = (seconds: number, told: object) => ({ hotspot: 'LH-0020', at: secondsAgo(seconds), clients: 1, ...told });
  const counters = (seconds: number, octets: number) => ({
    ...{ rxOctets: octets, txOctets: 2 * octets, upSeconds: 5_000 - seconds },
  });
  await venue.report([at(30, counters(30, 1_000_000)), at(20, counters(20, 2_250_000))]);
  const board = new LoadBoard(app);
  await board.rebuild();
  const [number] = await app.database.sql`select number from hotspots where code = 'LH-0020'`;
  expect(board.newestOf(number!.number)).toMatchObject({ rxMbps: 1, txMbps: 2, ...counters(20, 2_250_000) });
  const next = { number: number!.number, atMs: Date.parse(secondsAgo(10)), clients: 1, ...counters(10, 2_875_000) };
  expect(tellRates([next], board)).toMatchObject([{ rxMbps: 0.5, txMbps: 1 }]);
  expect(await rebuiltFigures()).toEqual(await figures());
});

it('gives back in the history what was told, and nothing for what was not', async () => {
  const full = {
    ...{ at: secondsAgo(10), clients: 9, bandClients: { '2.4': 2, '6': 7 }, airtime: 0.25 },
    ...{ rxMbps: 1.5, txMbps: 0, rxOctets: 2 ** 52, txOctets: 7, upSeconds: 12.5 },
  };
  const bare = { at: secondsAgo(5), clients: 3 };
  await venue.report([full, bare].map((one) => ({ hotspot: 'LH-0021', ...one })));
  const answer = await app.ask('GET', '/api/hotspots/LH-0021/readings?minutes=1', { cookie: venue.cookie });
  expect(await answer.json()).toEqual({ code: 'LH-0021', since: secondsAgo(60), readings: [full, bare] });
});

it('shows what is kept when two collectors tell different things of the same instant at once', async () => {
  for (let round = 0; round < 10; round++) {
    app.clock.advance(1_000);
    const tell = (clients: number) =>
      venue.report(hotspots.slice(30, 60).map(({ code }) => ({ hotspot: code, at: secondsAgo(0), clients })));
    await Promise.all([tell(1), tell(2), tell(3)]);
    expect(await rebuiltFigures()).toEqual(await figures());
  }
});

it('shows what was stored by a batch whose answer was lost, when it is sent again', async () => {
  const [number] = await app.database.sql`select number from hotspots where code = 'LH-0022'`;
  await app.database.sql`
    insert into hotspot_readings (hotspot, at, clients) values (${number!.number}, ${secondsAgo(2)}, 41)`;
  // What comes is not what is kept, for the collector made it anew.
  const again = await venue.report([{ hotspot: 'LH-0022', at: secondsAgo(2), clients: 7 }]);
  expect(await outcomeOf(again)).toMatchObject({ stored: 0, repeated: 1 });
  expect(await shown('LH-0022')).toEqual({ state: 'busy', clients: 41 });
});

it('takes readings of a day that has no partition yet', async () => {
  const fiveDays = 5 * 86_400;
  const old = await venue.report([{ hotspot: 'LH-0011', at: secondsAgo(fiveDays), clients: 1 }]);
  expect(await outcomeOf(old)).toMatchObject({ stored: 1 });
});

it('wakes the boards once a batch', async () => {
  const wake = vi.spyOn(app.live, 'wake');
  await venue.report(hotspots.slice(0, 50).map(({ code }) => ({ hotspot: code, at: secondsAgo(2), clients: 5 })));
  expect(wake.mock.calls).toEqual([[hotspotLoads, {}]]);
  wake.mockRestore();
});

it('gives the history of a hotspot, oldest first, of the minutes asked for', async () => {
  const told = [50, 30, 10].map((seconds) => ({ at: secondsAgo(seconds), clients: seconds, rxMbps: 1.5, txMbps: 0 }));
  await venue.report([...told].reverse().map((one) => ({ hotspot: 'LH-0012', ...one })));
  const url = '/api/hotspots/LH-0012/readings?minutes=1';
  const answer = await app.ask('GET', url, { cookie: venue.cookie });
  expect(await answer.json()).toEqual({ code: 'LH-0012', since: secondsAgo(60), readings: told });
  const unknown = await app.ask('GET', '/api/hotspots/XX-1/readings', { cookie: venue.cookie });
  expect([unknown.status, (await unknown.json()).code]).toEqual([404, 'hotspots.unknown_hotspot']);
});

it('tells since when a history is whole that is too long to be told, and leaves days to the roll-up', async () => {
  app.clock.advance(3 * 3_600_000);
  const [row] = await app.database.sql`select number from hotspots where code = 'LH-0013'`;
  await app.database.sql`
    insert into hotspot_readings (hotspot, at, clients)
    select ${row!.number}, ${secondsAgo(1)}::timestamptz - n * interval '500 milliseconds', 1
    from generate_series(0, 10049) n`;
  const ask = (minutes: number) =>
    app.ask('GET', `/api/hotspots/LH-0013/readings?minutes=${minutes}`, { cookie: venue.cookie });
  const { since, readings } = hotspotHistory.parse(await (await ask(120)).json());
  expect([readings.length, since]).toEqual([10_000, readings[0]!.at]);
  expect(since).toBe(secondsAgo(1 + 9_999 / 2));
  const whole = hotspotHistory.parse(await (await ask(60)).json());
  expect([whole.readings.length, whole.since]).toEqual([7_199, secondsAgo(3_600)]);
  expect((await ask(121)).status).toBe(422);
});

it('answers too many lines and too many bytes, and keeps none of them', async () => {
  const lines = await venue.report(Array.from({ length: 10_001 }, () => '{}'));
  expect([lines.status, (await lines.json()).code]).toEqual([413, 'hotspots.too_many_readings']);
  const bytes = await venue.report(['x'.repeat(9 * 1024 * 1024)]);
  expect([bytes.status, (await bytes.json()).code]).toEqual([413, 'request.too_large']);
});

it('takes readings from collectors alone, and says that it is the key that is missing or wrong', async () => {
  const inNdjson = { 'content-type': 'application/x-ndjson' };
  for (const asked of [
    { cookie: venue.cookie, headers: inNdjson },
    { headers: { ...inNdjson, authorization: `Bearer ${'x'.repeat(43)}` } },
    { headers: inNdjson },
  ]) {
    const answer = await app.ask('POST', '/api/hotspots/readings', { body: '{}', ...asked });
    expect([answer.status, (await answer.json()).code]).toEqual([401, 'request.key_needed']);
  }
});

it('reads what the board asks by the index, never the whole of a partition', async () => {
  const { sql } = app.database;
  await app.database.sql`select 1`;
  const [since, until] = [new Date(secondsAgo(86_400)), new Date(secondsAgo(-30))];
  for (const query of [newestReadings(sql, since, until), hotspotReadingsBetween(sql, 12, since, until, 10_000)]) {
    const plan = await sql<{ 'QUERY PLAN': string }[]>`explain ${query}`;
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('Index Cond: ((hotspot = ');
    expect(text).not.toContain('Seq Scan on hotspot_readings');
  }
});
