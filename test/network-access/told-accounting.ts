import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { expect } from 'vitest';
import type { TestApp } from '../support/app.ts';
import type { AtEnd } from '../support/at-end.ts';
import { type Told, tellAccounting } from './accounting-packets.ts';
import { accessPointSecret, type WifiVenue } from './wifi-venue.ts';

/** Connections of the one access point, what it tells of them, and what of that has come to the database. */
export function toldAccounting(app: TestApp, wifi: () => WifiVenue, atEnd: AtEnd) {
  const sql = postgres(app.database.url, { max: 2, onnotice: () => undefined });
  atEnd(() => sql.end());
  const login = `freeradius_${new URL(app.database.url).pathname.slice(1).replace(/\W/g, '_')}`;
  const told = async (connection: string) => {
    const events = await sql<{ seconds: string; agoS: number }[]>`
      select seconds, extract(epoch from now() - at)::float8 as "agoS" from accounting_events
      where connection_id = ${connection} order by id`;
    return events.map(({ seconds, agoS }) => ({ minute: Number(seconds) / 60, agoS }));
  };
  const minutesOf = async (connection: string) => (await told(connection)).map(({ minute }) => minute);
  /** Whether it is acknowledged. */
  const tellOnce = (what: Told, patienceMs?: number) =>
    tellAccounting(what, {
      ...{ port: wifi().radius.accountingPort, secret: accessPointSecret },
      ...(patienceMs !== undefined && { patienceMs }),
    });
  /** As access points do it: again and again until it is acknowledged. */
  const tell = async (what: Told) => {
    for (let tries = 0; tries < 20; tries += 1) if (await tellOnce(what, 5_000)) return;
    throw new Error(`${what.accountingId} was never acknowledged`);
  };
  return {
    ...{ sql, told, minutesOf, tellOnce, tell },
    /** Devices that were let in an hour ago, by the number that accounting has for each; their connections. */
    connected: async (...accountingIds: string[]) => {
      const [point] = await sql<{ id: number }[]>`select id from access_points`;
      const rows = accountingIds.map((accounting_id) => ({
        ...{ id: randomUUID(), access_point_id: point?.id ?? 0, vlan: 110, accounting_id },
        ...{ admitted_at: new Date(Date.now() - 3_600_000), lasts_until: new Date(Date.now() + 3_600_000) },
      }));
      await sql`insert into connections ${sql(rows)}`;
      return rows.map(({ id }) => id);
    },
    tellMinutes: async (connection: string, accountingId: string, from: number, until: number) => {
      for (let minute = from; minute <= until; minute += 1)
        await tell({ status: 'Interim-Update', accountingId, connection, seconds: minute * 60, up: minute });
    },
    /** Once so many are there: they are in order, each once. */
    untilTold: async (connection: string, minutes: number) => {
      await expect.poll(() => minutesOf(connection), { timeout: 60_000, interval: 50 }).toHaveLength(minutes);
      expect(await minutesOf(connection)).toEqual(Array.from({ length: minutes }, (_, nth) => nth + 1));
    },
    unreadable: async () =>
      (await sql<{ said: string }[]>`select said from unreadable_accounting order by id`).map(({ said }) => said),
    /** As a database that is stopped looks to FreeRADIUS; ours is shared with other tests. */
    turnAway: async () => {
      await sql.unsafe(`alter role "${login}" nologin`);
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${login}`;
    },
    letBack: () => sql.unsafe(`alter role "${login}" login`),
  };
}
