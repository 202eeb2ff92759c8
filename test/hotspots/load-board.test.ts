import { beforeAll, beforeEach, expect, it } from 'vitest';
import { hotspotStates } from '../../db/vocabulary.ts';
import type { Hotspot } from '../../server/hotspots/hotspots.contract.ts';
import { LoadBoard, loadBoardOf } from '../../server/hotspots/load-board.ts';
import { useApp } from '../support/app.ts';
import { inventoryOf, manyHotspots, openVenue } from './venue.ts';

const app = useApp();
let venue: Awaited<ReturnType<typeof openVenue>>;
beforeAll(async () => {
  venue = await openVenue(app);
});
// Each test has hotspots of its own, of which nothing was heard.
let venues = 0;
let hotspots: Hotspot[];
beforeEach(async () => {
  app.clock.advance(2 * hourMs);
  venues += 1;
  hotspots = manyHotspots(20).map((one) => ({ ...one, code: `${venues}-${one.code}` }));
  await venue.importInventory(inventoryOf(hotspots));
});

const [secondMs, minuteMs, hourMs] = [1_000, 60_000, 3_600_000];
const nowAt = () => app.clock.now().toISOString();
const report = (clients: number, its = hotspots) =>
  venue.report(its.map(({ code }) => ({ hotspot: code, at: nowAt(), clients })));
const kept = async () => (await loadBoardOf(app)).state();
/** As of a server that has just started. */
const rebuilt = async () => {
  const board = new LoadBoard(app);
  await board.rebuild();
  return board.state();
};
const clientsOf = ({ columns }: Awaited<ReturnType<typeof kept>>) => [...new Set(columns.clients)];
const silentIn = ({ columns }: Awaited<ReturnType<typeof kept>>) =>
  columns.state.filter((state) => hotspotStates[state] === 'silent').length;

it('is right again with the first batch after the clocks were an hour ahead and were put back', async () => {
  await report(11);
  app.clock.advance(hourMs);
  await report(22);
  app.clock.advance(-hourMs + 10 * secondMs);
  await report(33);
  expect(clientsOf(await kept())).toEqual([33]);
  expect((await kept()).head).toEqual({ newestAt: nowAt() });
  expect(await rebuilt()).toEqual(await kept());
});

it('shows what it last knew when the clocks were put back, until something comes', async () => {
  await report(11);
  app.clock.advance(hourMs);
  await report(22, hotspots.slice(0, 10));
  app.clock.advance(-hourMs + 10 * secondMs);
  const [one, other] = await Promise.all([kept(), kept()]);
  expect([clientsOf(one), other]).toEqual([[11], one]);
  expect(silentIn(one)).toBe(0);
});

it('makes rates of counters again as soon as the clocks were put back', async () => {
  const [{ code }] = hotspots as [(typeof hotspots)[number]];
  const tell = (octets: number) =>
    venue.report([{ hotspot: code, at: nowAt(), clients: 1, rxOctets: octets, txOctets: octets }]);
  await tell(1_000_000);
  app.clock.advance(hourMs);
  await tell(500_000_000);
  app.clock.advance(-hourMs + 10 * secondMs);
  await tell(2_250_000);
  expect((await kept()).columns.rxMbps[0]).toBe(10);
});

it('says since when nobody reports, and no longer when somebody does', async () => {
  await report(11);
  app.clock.advance(30 * secondMs);
  expect((await kept()).head).not.toHaveProperty('unreportedSince');
  const heardAt = new Date(app.clock.now().getTime() - 30 * secondMs).toISOString();
  app.clock.advance(1);
  expect((await kept()).head).toEqual({ newestAt: heardAt, unreportedSince: heardAt });
  expect((await rebuilt()).head).toEqual({ newestAt: heardAt, unreportedSince: heardAt });
  await report(12, hotspots.slice(0, 1));
  expect((await kept()).head).toEqual({ newestAt: nowAt() });
  expect(silentIn(await kept())).toBe(0);
});

it('goes by when readings come, however late the clock of a collector is', async () => {
  for (const clients of [1, 2, 3]) {
    app.clock.advance(20 * secondMs);
    const at = new Date(app.clock.now().getTime() - 5 * minuteMs).toISOString();
    await venue.report(hotspots.map(({ code }) => ({ hotspot: code, at, clients })));
    expect((await kept()).head).toEqual({ newestAt: at });
  }
});

it('is live between two polls of five minutes, also after the server started again, and tells when one fails', async () => {
  for (const clients of [1, 2, 3]) {
    if (clients > 1) app.clock.advance(5 * minuteMs);
    await report(clients);
  }
  for (const board of [kept, rebuilt]) {
    expect((await board()).head).toEqual({ newestAt: nowAt() });
  }
  app.clock.advance(7 * minuteMs);
  for (const board of [kept, rebuilt]) expect((await board()).head).not.toHaveProperty('unreportedSince');
  app.clock.advance(minuteMs);
  for (const board of [kept, rebuilt]) expect((await board()).head).toHaveProperty('unreportedSince');
});

it('knows after a start how seldom a hotspot reports beside others, and does not call it silent between', async () => {
  const [seldom, often] = [hotspots.slice(0, 5), hotspots.slice(5)];
  for (let second = 0; second <= 590; second += 10) {
    if (second % 300 === 0) await report(1, seldom);
    await report(2, often);
    app.clock.advance(10 * secondMs);
  }
  expect(silentIn(await rebuilt())).toBe(0);
  expect(silentIn(await kept())).toBe(0);
});
