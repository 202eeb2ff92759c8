import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  listArrivals,
  listPasses,
  listPastArrivals,
} from '../../server/impossible-presence/impossible-presence.queries.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
const quiet = { max: 1, onnotice: () => undefined };
const superuser = postgres(database.url, quiet);
let asked: { query: string; parameters: unknown[] }[] = [];
const watched = postgres(database.url, {
  ...quiet,
  debug: (_connection, query, parameters) => asked.push({ query, parameters }),
});
afterAll(() => Promise.all([superuser.end(), watched.end()]));

const people = 6_000;

/** A large conference: a day of connections, most of them over, and some devices that have just come to a hotspot. */
beforeAll(async () => {
  await superuser`insert into delegates
    (id, external_reference, name, name_latin, country, category, affiliation, email, status, created_at, changed_at)
    select gen_random_uuid(), 'R-' || n, 'Somebody', 'Somebody', 'CN', 'attendee', '', n || '@people.example', 'approved', now(), now()
    from generate_series(1, ${people}) n`;
  await superuser`insert into access_points (name, address, secret_box, changed_at) values ('AP 1', '10.0.0.1', ${Buffer.alloc(64)}, now())`;
  await superuser`insert into hotspots (code, name, carrier, bands, latitude, longitude, capacity_clients, changed_at)
    select 'H-' || n, '{"en": "A hotspot"}', 'Qinghe', '{5}', 30, 120, 50, now() from generate_series(1, 2600) n`;
  await superuser`insert into connections
    (id, delegate_id, device_address, access_point_id, hotspot, vlan, admitted_at, arrived_at, lasts_until, ended_at, "end")
    select gen_random_uuid(), d.id, lpad(to_hex(d.n), 12, '0'), (select id from access_points),
      (select number from hotspots offset (d.n * 7 + age) % 2600 limit 1), 110,
      now() - age * interval '1 hour', now() - age * interval '1 hour', now() + interval '8 hours',
      case when age > 0 or d.n % 4 > 0 then now() end, case when age > 0 or d.n % 4 > 0 then 'left' end
    from (select id, row_number() over (order by id) as n from delegates) d cross join generate_series(0, 9) age`;
  await superuser`update connections set arrived_at = now() - interval '3 hours' where ended_at is null and random() < 0.9`;
  await superuser`insert into presences (delegate_id, entries, last_time) select id, 1, now() from delegates`;
  await superuser`insert into alerts (id, kind, raised_at, delegate_id, because, acknowledged_at)
    select gen_random_uuid(), 'impossible_presence', now(), (select id from delegates limit 1), 'far',
      case when n % 1000 > 0 then now() end from generate_series(1, 20000) n`;
  await superuser`insert into scans
    (id, lane_id, device_id, device_sequence, direction, device_time, clock_offset_ms, clock_error_ms, received_at,
      corrected_time, delegate_id, zone_id, verdict, reason, rule_version)
    select gen_random_uuid(), 'south-1', gen_random_uuid(), 1, 'in', now(), 0, 0, now(), now(), d.id, 'town', 'admit', 'admitted', 1
    from delegates d cross join generate_series(1, 4)`;
  await superuser`vacuum analyze`;
}, 120_000);

async function planOf(ask: () => Promise<unknown>): Promise<string> {
  asked = [];
  await ask();
  const plans = [];
  for (const { query, parameters } of asked.filter((one) => /^\s*(select|with)/.test(one.query))) {
    const rows = await superuser.unsafe(`explain ${query}`, parameters as postgres.ParameterOrJSON<never>[]);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  return plans.join('\n\n');
}

it('finds who has just come to a hotspot by the index of those who have, and what they had before by theirs', async () => {
  let found = 0;
  const plan = await planOf(async () => {
    const rows = await listArrivals(drizzle(watched), 330);
    found = rows.length;
    const ids = [...new Set(rows.map(({ delegateId }) => delegateId))];
    expect(await listPastArrivals(drizzle(watched), ids)).toHaveLength(10 * ids.length);
  });
  expect(found).toBeGreaterThan(50);
  expect(found).toBeLessThan(300);
  expect(plan).toContain('connections_arrived_idx');
  expect(plan).toContain('connections_of_delegate_idx');
  expect(plan).not.toMatch(/Seq Scan on (connections|alerts)/);
});

it('finds the scans that tell where gates saw them by the index of whose they are', async () => {
  const ids = (await superuser<{ id: string }[]>`select id from delegates order by id limit 150`).map(({ id }) => id);
  const plan = await planOf(async () => expect(await listPasses(drizzle(watched), ids)).toHaveLength(150));
  expect(plan).toContain('scans_holder_idx');
  expect(plan).not.toMatch(/Seq Scan on (scans|delegates)/);
});
