import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../support/app.ts';
import { type Told, tellAccounting } from './accounting-packets.ts';
import { accessPointSecret, useWifi } from './wifi-venue.ts';

const app = useApp();
const wifi = useWifi(app);
const sql = postgres(app.database.url, { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

let accessPoint: number;
beforeAll(async () => {
  const [row] = await sql<{ id: number }[]>`select id from access_points`;
  accessPoint = row!.id;
});

/** A device was let in an hour ago. */
async function connection(accountingId: string): Promise<string> {
  const id = randomUUID();
  await sql`insert into connections (id, access_point_id, vlan, accounting_id, admitted_at, lasts_until)
    values (${id}, ${accessPoint}, 110, ${accountingId}, now() - interval '1 hour', now() + interval '1 hour')`;
  return id;
}

const figures = async (id: string) =>
  (
    await sql`select seconds, octets_up::float8 as up, ended_at is not null as over, "end",
      (select count(*)::int from accounting_events where connection_id = ${id}) as events from connections where id = ${id}`
  )[0];
const toldBy = (told: Told) => tellAccounting(told, { port: wifi().radius.accountingPort, secret: accessPointSecret });
const patience = { timeout: 20_000 };

describe('What an access point tells', () => {
  it('is counted once however often it is sent, past what 32 bits hold', async () => {
    const accountingId = 'counted-once';
    const id = await connection(accountingId);
    const many = { status: 'Interim-Update', accountingId, connection: id, seconds: 60, up: 5 * 2 ** 32 + 7 } as const;
    for (const told of [{ ...many, status: 'Start' as const, seconds: 0, up: 0 }, many, many, many])
      expect(await toldBy(told)).toBe(true);
    await expect
      .poll(() => figures(id), patience)
      .toEqual({ seconds: 60, up: 5 * 2 ** 32 + 7, over: false, end: null, events: 2 });
    expect(await toldBy({ ...many, status: 'Stop', seconds: 70 })).toBe(true);
    await expect.poll(() => figures(id), patience).toMatchObject({ seconds: 70, over: true, end: 'left', events: 3 });
  });

  it('is acknowledged while the database is away, kept on disk, and told to it in order when it is back', async () => {
    const accountingId = 'kept-on-disk';
    const id = await connection(accountingId);
    await goAway();
    const before = wifi().radius.said().length;
    for (let minute = 0; minute < 20; minute += 1) {
      const status = minute === 0 ? 'Start' : minute === 19 ? 'Stop' : 'Interim-Update';
      expect(await toldBy({ status, accountingId, connection: id, seconds: minute * 60, up: minute })).toBe(true);
    }
    const turnedAway = () => wifi().radius.said().slice(before);
    await expect.poll(turnedAway, patience).toContain('not permitted to log in');
    expect(await figures(id)).toMatchObject({ events: 0 });
    await comeBack();
    await expect
      .poll(() => figures(id), { timeout: 25_000 })
      .toEqual({ seconds: 19 * 60, up: 19, over: true, end: 'left', events: 20 });
    const order = await sql<{ seconds: string }[]>`
      select seconds from accounting_events where connection_id = ${id} order by id`;
    expect(order.map(({ seconds }) => Number(seconds) / 60)).toEqual([...Array(20).keys()]);
  });

  it('is not lost when FreeRADIUS is killed before it was told to the database', async () => {
    const accountingId = 'killed';
    const id = await connection(accountingId);
    await goAway();
    expect(await toldBy({ status: 'Start', accountingId, connection: id })).toBe(true);
    expect(await toldBy({ status: 'Stop', accountingId, connection: id, seconds: 30 })).toBe(true);
    await wifi().radius.stop('SIGKILL');
    await comeBack();
    await wifi().radius.start();
    await expect.poll(() => figures(id), patience).toMatchObject({ seconds: 30, over: true, events: 2 });
  });

  it('of which nothing can be made is put aside in the database, and what comes after it goes on', async () => {
    const id = await connection('goes-on');
    expect(await toldBy({ status: 'Interim-Update', accountingId: 'too-long', seconds: 4_000_000_000 })).toBe(true);
    const unreadable = await connection('too-long');
    expect(
      await toldBy({ status: 'Stop', accountingId: 'too-long', connection: unreadable, seconds: 4_000_000_000 }),
    ).toBe(true);
    expect(await toldBy({ status: 'Stop', accountingId: 'goes-on', connection: id, seconds: 5 })).toBe(true);
    await expect.poll(() => figures(id), patience).toMatchObject({ over: true });
    const aside = await sql<{ said: string }[]>`select said from unreadable_accounting`;
    expect(aside.map(({ said }) => said).join()).toContain('too-long');
  });

  it('when it starts again ends the connections that it had', async () => {
    const id = await connection('from-before');
    expect(await toldBy({ status: 'Accounting-On', accountingId: 'boot' })).toBe(true);
    await expect.poll(() => figures(id), patience).toMatchObject({ end: 'access_point_restarted' });
  });
});

/** As a database that is stopped looks from outside; ours is shared with other tests. */
async function goAway(): Promise<void> {
  await allowConnections(false);
  const name = new URL(app.database.url).pathname.slice(1).replace(/\W/g, '_');
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${`freeradius_${name}`}`;
}
const comeBack = () => allowConnections(true);
const allowConnections = (allowed: boolean) => {
  const name = new URL(app.database.url).pathname.slice(1);
  const login = `freeradius_${name.replace(/\W/g, '_')}`;
  return sql.unsafe(`alter role "${login}" ${allowed ? 'login' : 'nologin'}`);
};

it('whatever order packets arrive in, and however often, the connection is the same in the end', async () => {
  const record = (told: Told) =>
    sql`select radius.record_accounting(${told.status}, ${told.accountingId}, ${`0x${told.connection?.replaceAll('-', '')}`}, '',
      '127.0.0.1', '', '', ${String(Math.floor(Date.now() / 1000) - 3600 + (told.seconds ?? 0))}, '0', ${String(told.seconds ?? 0)},
      ${String(told.up ?? 0)}, '0', '0', '0', '')`;
  const minutes = fc.uniqueArray(fc.integer({ min: 1, max: 58 }), { minLength: 1, maxLength: 6 });
  const arriving = minutes.chain((list) => {
    const last = Math.max(...list) + 1;
    const told = [
      { status: 'Start' as const, minute: 0 },
      ...list.map((minute) => ({ status: 'Interim-Update' as const, minute })),
      { status: 'Stop' as const, minute: last },
    ];
    return fc.tuple(fc.constant(told), fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 }));
  });
  let nth = 0;
  await fc.assert(
    fc.asyncProperty(arriving, async ([inOrder, shuffled]) => {
      const outcomes = [];
      for (const packets of [inOrder, shuffled]) {
        const accountingId = `any-order-${++nth}`;
        const id = await connection(accountingId);
        for (const { status, minute } of packets)
          await record({ status, accountingId, connection: id, seconds: minute * 60, up: minute * 1000 });
        outcomes.push(await figures(id));
      }
      expect(outcomes[1]).toEqual(outcomes[0]);
      expect(outcomes[0]).toMatchObject({ over: true, end: 'left' });
    }),
    { numRuns: 60 },
  );
});
