import { beforeAll, expect, it } from 'vitest';
import { appOver } from '../support/app.ts';
import { useAtEnd } from '../support/at-end.ts';
import type { Phone } from '../support/eapol-test.ts';
import { startOwnPostgres } from '../support/own-postgres.ts';
import { toldAccounting } from './told-accounting.ts';
import { useWifi } from './wifi-venue.ts';

const atEnd = useAtEnd();
const server = await startOwnPostgres(atEnd);
const app = appOver(server.database);
atEnd(() => app.database.close());
const wifi = useWifi(app);
const { sql, connected, tell, tellMinutes, untilTold } = toldAccounting(app, wifi, atEnd);

/** Of each way to prove oneself one, which were let in before anything went wrong. */
let phones: Phone[];
beforeAll(async () => {
  const { venue, setUp, join } = wifi();
  phones = [];
  for (const method of ['peap', 'ttls', 'tls'] as const)
    phones.push({ ...(await setUp(await venue.invite(), method)).phone, address: '02:00:00:00:00:0a' });
  for (const phone of phones) expect((await join(phone)).outcome).toBe('accepted');
});

const outcomes = (patience: number) =>
  Promise.all(phones.map(async (phone) => (await wifi().join(phone, { patience })).outcome));
const all = (outcome: string) => phones.map(() => outcome);

/** Milliseconds until all of them are let in, each asking anew as phones do; nobody is refused meanwhile. */
async function untilLetIn(): Promise<number> {
  const from = Date.now();
  for (let said = await outcomes(2); said.some((one) => one !== 'accepted'); said = await outcomes(2))
    expect(said).not.toContain('refused');
  return Date.now() - from;
}

/** Milliseconds from now on. */
async function lasting(work: () => Promise<unknown>): Promise<number> {
  const from = Date.now();
  await work();
  return Date.now() - from;
}

it('PostgreSQL stopped: nobody is let in or refused, and what access points tell is kept; all is well soon after', async () => {
  const [connection = ''] = await connected('stopped');
  await server.stop();
  expect(await outcomes(5)).toEqual(all('unanswered'));
  await tellMinutes(connection, 'stopped', 1, 20);
  await server.start();
  const [well, told] = await Promise.all([lasting(untilLetIn), lasting(() => untilTold(connection, 20))]);
  console.info(`PostgreSQL was stopped and is back: phones join after ${well} ms, accounting is told after ${told} ms`);
  expect(well).toBeLessThan(20_000);
  expect(told).toBeLessThan(30_000);
}, 150_000);

it('PostgreSQL hung: the same', async () => {
  const [connection = ''] = await connected('hung');
  await server.hang();
  expect(await outcomes(8)).toEqual(all('unanswered'));
  await tellMinutes(connection, 'hung', 1, 3);
  await server.goOn();
  const [well, told] = await Promise.all([lasting(untilLetIn), lasting(() => untilTold(connection, 3))]);
  console.info(`PostgreSQL hung and goes on: phones join after ${well} ms, accounting is told after ${told} ms`);
  expect(well).toBeLessThan(20_000);
  expect(told).toBeLessThan(30_000);
}, 150_000);

it('FreeRADIUS killed with accounting in its spool, and started again', async () => {
  const [connection = ''] = await connected('killed');
  await server.stop();
  await tellMinutes(connection, 'killed', 1, 20);
  await wifi().radius.stop('SIGKILL');
  await server.start();
  expect(await outcomes(2)).toEqual(all('unanswered'));
  const start = await lasting(() => wifi().radius.start());
  const [well, told] = await Promise.all([lasting(untilLetIn), lasting(() => untilTold(connection, 20))]);
  console.info(
    `FreeRADIUS was killed: it starts in ${start} ms, phones join after ${well}, accounting is told after ${told} more`,
  );
  expect(start + well).toBeLessThan(15_000);
  expect(start + told).toBeLessThan(20_000);
}, 150_000);

it('2,000 connections told of at once while PostgreSQL is away: each is acknowledged, and told when it is back', async () => {
  const numbers = Array.from({ length: 2_000 }, (_, nth) => `crowd-${nth}`);
  const crowd = (await connected(...numbers)).map((connection, nth) => ({ connection, accountingId: `crowd-${nth}` }));
  const remaining = [...crowd];
  const tellRest = async () => {
    for (let one = remaining.pop(); one; one = remaining.pop())
      await tell({ status: 'Interim-Update', ...one, seconds: 60, up: 1 });
  };
  await server.stop();
  const acknowledged = await lasting(() => Promise.all(Array.from({ length: 64 }, tellRest)));
  await server.start();
  const told = async () =>
    (await sql`select from connections where accounting_id like 'crowd-%' and seconds = 60`).length;
  const drained = () => expect.poll(told, { timeout: 240_000, interval: 100 }).toBe(crowd.length);
  const [well, drain] = await Promise.all([lasting(untilLetIn), lasting(drained)]);
  console.info(
    `2,000 at once without PostgreSQL: acknowledged in ${acknowledged} ms; once it is back, phones join after ${well} ms, and all is told after ${drain} ms`,
  );
  expect(acknowledged).toBeLessThan(20_000);
  expect(well).toBeLessThan(20_000);
  // One after another: a machine that does much else takes ten times as long as one that does not.
  expect(drain).toBeLessThan(240_000);
}, 400_000);
