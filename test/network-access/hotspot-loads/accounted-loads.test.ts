import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  accountedLoads,
  findFirstEvent,
  listAccountedLoads,
} from '../../../server/network-access/hotspot-loads/hotspot-loads.queries.ts';
import { inventoryOf, manyHotspots, openVenue } from '../../hotspots/venue.ts';
import { useApp } from '../../support/app.ts';

const app = useApp();
const sql = postgres(app.database.url, { max: 1, onnotice: () => undefined });
afterAll(() => sql.end());

const hotspotCount = 40;
let accessPoint: number;
let hotspots: number[];
beforeAll(async () => {
  const venue = await openVenue(app);
  const list = manyHotspots(hotspotCount);
  await venue.importInventory(inventoryOf(list));
  const spoken = list.map(({ code }, index) => ({ code, bssids: [`0242ac11${String(index).padStart(4, '0')}`] }));
  const body = {
    accessPoints: [{ name: 'AP 1', address: '10.0.0.1', secret: 'a-secret-of-the-first-one', hotspots: spoken }],
  };
  expect((await app.ask('PUT', '/api/network/access-points', { cookie: venue.cookie, body })).status).toBe(200);
  accessPoint = (await sql<{ id: number }[]>`select id from access_points`)[0]!.id;
  hotspots = (await sql<{ number: number }[]>`select number from hotspots order by code`).map(({ number }) => number);
});
beforeEach(async () => {
  await sql`delete from accounting_events`;
  await sql`delete from connections`;
});

/** What an access point told of a connection, so many minutes ago. */
interface Event {
  readonly minutesAgo: number;
  readonly seconds: number;
  readonly up: number;
  readonly down?: number;
  /** Its own number of the connection. */
  readonly number?: string;
}

interface Terms {
  readonly joinedMinutesAgo?: number;
  readonly hotspot?: number;
  readonly lastsMinutes?: number;
}

async function connected(events: readonly Event[], terms: Terms = {}): Promise<string> {
  const { joinedMinutesAgo = 28, hotspot = hotspots[0]!, lastsMinutes = 60 } = terms;
  const id = randomUUID();
  const toldAgo = events.length > 0 ? Math.min(...events.map(({ minutesAgo }) => minutesAgo)) : null;
  await sql`
    insert into connections (id, access_point_id, hotspot, vlan, admitted_at, lasts_until, told_at)
    values (${id}, ${accessPoint}, ${hotspot}, 110, now() - ${joinedMinutesAgo}::float8 * interval '1 minute',
      now() + ${lastsMinutes}::float8 * interval '1 minute', now() - ${toldAgo}::float8 * interval '1 minute')`;
  for (const { minutesAgo, seconds, up, down = 0, number = id } of events)
    await sql`
      insert into accounting_events (at, kind, access_point_id, connection_id, accounting_id, seconds, octets_up, octets_down, cause)
      values (now() - ${minutesAgo}::float8 * interval '1 minute', 'interim', ${accessPoint}, ${id}, ${number}, ${seconds}, ${up}, ${down}, '')
      on conflict do nothing`;
  return id;
}

const load = async (hotspot = hotspots[0]!, isHeard = true) =>
  (await listAccountedLoads(app.database, await findFirstEvent(app.database, 0), isHeard)).find(
    ({ number }) => number === hotspot,
  );

it('is what passed since a connection was told of before, whatever counters do, and never less than nothing', async () => {
  const interim = fc.record({
    lasted: fc.integer({ min: 1, max: 300 }),
    up: fc.integer({ min: 0, max: 10 ** 9 }),
    down: fc.integer({ min: 0, max: 10 ** 9 }),
    startsAnew: fc.boolean(),
  });
  const one = fc.array(interim, { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 4 }), async (list) => {
      await sql`delete from accounting_events`;
      await sql`delete from connections`;
      let expected = 0;
      for (const interims of list) {
        let [seconds, up, down, rate] = [0, 0, 0, 0];
        const inAll = interims.reduce((sum, { lasted }) => sum + lasted, 0);
        const events = interims.map((each) => {
          const from = { up, down };
          seconds += each.lasted;
          up = each.startsAnew ? each.up : up + each.up;
          down = each.startsAnew ? each.down : down + each.down;
          const isAnew = up < from.up || down < from.down;
          rate = isAnew ? up / seconds : (up - from.up) / each.lasted;
          return { minutesAgo: (inAll - seconds) / 60, seconds, up, down };
        });
        expected += (rate * 8) / 1e6;
        await connected(events);
      }
      const told = (await load())!;
      expect(told.clients).toBe(list.length);
      expect(told.rxMbps).toBeGreaterThanOrEqual(0);
      expect(told.rxMbps).toBeCloseTo(expected, 6);
    }),
    { numRuns: 60 },
  );
});

it('follows the access point’s own number where a device has proven itself anew, and counts nothing twice', async () => {
  await connected(
    [
      { minutesAgo: 10, seconds: 300, up: 37_500_000, number: 'A1' },
      { minutesAgo: 5, seconds: 600, up: 75_000_000, number: 'A1' },
    ],
    { hotspot: hotspots[1]! },
  );
  await connected([{ minutesAgo: 1, seconds: 840, up: 75_000_000 + 90_000_000, number: 'A1' }], {
    joinedMinutesAgo: 4,
  });
  expect(await load()).toMatchObject({ clients: 1, rxMbps: 3, txMbps: 0 });
});

it('counts a device that has just come as no traffic, and does not know the rate where one says nothing for long', async () => {
  await connected([{ minutesAgo: 1, seconds: 60, up: 7_500_000 }]);
  await connected([], { joinedMinutesAgo: 2 });
  expect(await load()).toMatchObject({ clients: 2, rxMbps: 1 });
  await connected([], { joinedMinutesAgo: 20 });
  expect(await load()).toMatchObject({ clients: 3, rxMbps: null, txMbps: null });
});

it('does not know the rate of a connection that was told of once, long after it began', async () => {
  await connected([{ minutesAgo: 1, seconds: 7_200, up: 7_500_000 }], { joinedMinutesAgo: 120 });
  expect(await load()).toMatchObject({ clients: 1, rxMbps: null });
});

it('leaves out a hotspot of whose connections nothing is heard, and counts none that had to prove itself again', async () => {
  await connected([{ minutesAgo: 16, seconds: 60, up: 5 }]);
  expect(await load()).toBeUndefined();
  const over = { joinedMinutesAgo: 90, lastsMinutes: -30, hotspot: hotspots[1]! };
  await connected([{ minutesAgo: 40, seconds: 60, up: 5 }], over);
  expect(await load(hotspots[1])).toMatchObject({ clients: 0, rxMbps: 0 });
  await connected([{ minutesAgo: 3, seconds: 60, up: 5 }], over);
  expect(await load(hotspots[1])).toMatchObject({ clients: 1 });
});

it('says that nobody is there only while FreeRADIUS is, and nothing of a hotspot without an address in the air', async () => {
  expect(await load(hotspots[2])).toMatchObject({ clients: 0 });
  expect(await load(hotspots[2], false)).toBeUndefined();
  await connected([{ minutesAgo: 1, seconds: 60, up: 5 }], { hotspot: hotspots[2]! });
  expect(await load(hotspots[2], false)).toMatchObject({ clients: 1 });
  await sql`delete from hotspot_addresses where hotspot = ${hotspots[2]!}`;
  expect(await load(hotspots[2])).toBeUndefined();
});

it('looks neither at connections that are over nor at events of hours ago', async () => {
  await sql`
    insert into connections (id, access_point_id, hotspot, vlan, admitted_at, lasts_until, ended_at, "end")
    select gen_random_uuid(), ${accessPoint}, ${hotspots[0]!} + n % ${hotspotCount}, 110, now() - interval '9 hours',
      now() + interval '1 hour', case when n > 400 then now() - interval '2 hours' end, case when n > 400 then 'left' end
    from generate_series(1, 30000) n`;
  await sql`
    insert into accounting_events (at, kind, access_point_id, connection_id, accounting_id, seconds, octets_up, octets_down, cause)
    select now() - (40000 - n) * interval '1 second', 'interim', ${accessPoint}, id, id::text, 300, n, n, ''
    from (select id, row_number() over () as n from connections) numbered`;
  await sql`analyze connections, accounting_events, hotspots, hotspot_addresses`;
  const since = await findFirstEvent(app.database, 0);
  const plan = await app.database.sql`explain ${accountedLoads(app.database.sql, since, true)}`;
  const lines = plan.map((row) => String(row['QUERY PLAN'])).join('\n');
  // Whichever: there are several that hold open connections alone.
  expect(lines).toMatch(/Index Scan (using|on) connections_\w+_idx/);
  expect(lines).toContain('accounting_events_pkey');
  expect(lines).not.toMatch(/Seq Scan on (connections|accounting_events)/);
});
