import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database, Queryable } from '../../db/client.ts';
import * as schema from '../../db/schema/index.ts';
import { inventDelegates } from '../../ops/demo/people/delegates.ts';
import { seeded } from '../../ops/demo/random.ts';
import { countExpected } from '../../server/admission/tally.queries.ts';
import { countOpenAlerts, listOpenAlerts } from '../../server/alerts/alerts.queries.ts';
import { findReadings } from '../../server/hotspots/readings.queries.ts';
import { listSpansDue } from '../../server/hotspots/spans.queries.ts';
import { countVerifiedToday, listQueueLengths, listWaiting } from '../../server/identity/waiting.queries.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
const now = new Date();
const stationIds = Array.from({ length: 12 }, (_, n) => `station-${n + 1}`);

interface Asked {
  readonly query: string;
  readonly parameters: readonly unknown[];
}
let asked: Asked[] = [];
let superuser: postgres.Sql;
/** As the app has them, but told of each statement that goes out. */
let db: Queryable;
let sql: Database['sql'];

beforeAll(async () => {
  const options = {
    max: 1,
    onnotice: () => undefined,
    debug: (_connection: number, query: string, parameters: unknown[]) => asked.push({ query, parameters }),
  };
  superuser = postgres(database.url, { max: 1, onnotice: () => undefined });
  const forDrizzle = postgres(database.url, options);
  db = drizzle(forDrizzle, { schema });
  sql = postgres(database.url, options);
  await settle();
  await tellReadings();
  await superuser`vacuum analyze`;
  return () => Promise.all([forDrizzle.end(), sql.end()]);
}, 120_000);
afterAll(() => superuser.end());

/** A large conference on its third day: most have come, a few wait, and many were verified before. */
async function settle(): Promise<void> {
  const rows = inventDelegates(seeded('boards'), 12_000).map((one) => ({
    ...{ id: crypto.randomUUID(), external_reference: one.reference, name: one.name, name_latin: one.nameLatin },
    ...{ country: one.country, category: one.category, affiliation: one.affiliation, email: one.email },
    ...{ status: 'approved', created_at: now, changed_at: now },
  }));
  for (let from = 0; from < rows.length; from += 4000) {
    await superuser`insert into delegates ${superuser(rows.slice(from, from + 4000))}`;
  }
  await superuser`insert into zones (id, name) values ('town', '{"en": "Town"}')`;
  await superuser`
    insert into presences (delegate_id, zone_id, entries, category)
    select id, 'town', 1, category from delegates order by id limit 9000`;
  const stations = stationIds.map((id, n) => ({ id, number: n + 1, place: superuser.json({ en: id }) }));
  await superuser`insert into stations ${superuser(stations)}`;
  const [officer] = await superuser<{ id: string }[]>`
    insert into staff (id, name, email, roles, created_at)
    values (gen_random_uuid(), 'Officer', 'officer@staff.example', '{station}', ${now}) returning id`;
  await superuser`
    insert into verifications (id, delegate_id, station_id, reason, requested_at, outcome, method, decided_at, decided_by)
    select gen_random_uuid(), id, 'station-' || (1 + n % 12), 'identity_not_verified', at, 'verified', 'document', at, ${officer!.id}
    from (select id, row_number() over (order by id) as n from delegates) d
    cross join lateral (select ${now}::timestamptz - (n + round * 12000) * interval '10 seconds' as at
      from generate_series(0, 3) round) r`;
  await superuser`
    insert into verifications (id, delegate_id, station_id, reason, requested_at)
    select gen_random_uuid(), id, 'station-' || (1 + n % 12), 'identity_not_verified', ${now}
    from (select id, row_number() over (order by id) as n from delegates limit 120) d`;
  await superuser`
    insert into alerts (id, kind, raised_at, raised_by, delegate_id, because, acknowledged_at, acknowledged_by)
    select gen_random_uuid(), 'whereabouts_looked_up', ${now}::timestamptz - n * interval '1 minute', ${officer!.id},
      (select id from delegates limit 1), 'Looked for', seen, case when seen is not null then ${officer!.id}::uuid end
    from generate_series(1, 20000) n, lateral (select case when n % 1000 > 0 then ${now}::timestamptz end as seen) s`;
}

const secondMs = 1_000;
const hotspots = 2_600;
const roundMs = 10 * secondMs;
const rounds = 200;
const newestMs = Math.floor(now.getTime() / 86_400_000) * 86_400_000 + rounds * roundMs;

/** Readings of half an hour, and minutes that nobody has rolled up for a week. */
async function tellReadings(): Promise<void> {
  await superuser`select ensure_hotspot_partitions((now() at time zone 'UTC')::date)`;
  await superuser`
    insert into hotspot_readings (hotspot, at, clients)
    select hotspot, to_timestamp(${newestMs / 1000}) - round * interval '10 seconds', 5
    from generate_series(0, ${rounds - 1}) round, generate_series(1, ${hotspots}) hotspot`;
  await superuser`
    insert into hotspot_spans_due
    select 1, date_trunc('minute', ${now}::timestamptz) - minute * interval '1 minute'
    from generate_series(0, 10079) minute, generate_series(1, 12) batch`;
}

/** How PostgreSQL goes about what is asked, with the values that it was asked with. */
async function planOf(ask: () => Promise<unknown>): Promise<string> {
  asked = [];
  await ask();
  const plans: string[] = [];
  for (const { query, parameters } of asked.filter((one) => /^\s*(select|with)/.test(one.query))) {
    const rows = await superuser.unsafe(`explain ${query}`, [...parameters] as postgres.ParameterOrJSON<never>[]);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  expect(plans.length).toBeGreaterThan(0);
  return plans.join('\n\n');
}

it('finds who waits at a station by the index of those who wait', async () => {
  const plan = await planOf(async () => expect(await listWaiting(db, 'station-2', now)).toHaveLength(10));
  expect(plan).toContain('verifications_waiting_idx');
  expect(plan).not.toMatch(/Seq Scan on (verifications|delegates)/);
});

it('counts who was verified at a station today by the index of those who were', async () => {
  const plan = await planOf(() => countVerifiedToday(db, 'station-2', now));
  expect(plan).toContain('verifications_verified_at_idx');
  expect(plan).not.toContain('Seq Scan on verifications');
});

it('counts who waits at all stations by the index of those who wait', async () => {
  const plan = await planOf(async () => expect(await listQueueLengths(db, now)).toHaveLength(12));
  expect(plan).toMatch(/verifications_(waiting_idx|one_open)/);
  expect(plan).not.toContain('Seq Scan on verifications');
});

it('counts who is expected by the index of those who are approved', async () => {
  const plan = await planOf(async () => expect(await countExpected(sql)).toBe(3000));
  expect(plan).toContain('Index Only Scan using delegates_approved_idx');
  expect(plan).not.toContain('Seq Scan on delegates');
});

it('finds the oldest minutes that are due by their index, however many are', async () => {
  const fromMs = now.getTime() - 8 * 86_400_000;
  const plan = await planOf(() => listSpansDue(sql, 1, fromMs, now.getTime(), 100));
  expect(plan).toContain('hotspot_spans_due_idx');
  expect(plan).not.toMatch(/Seq Scan|Sort/);
});

it('finds what is kept of a batch by the index, never through the whole day', async () => {
  const batch = Array.from({ length: hotspots }, (_, n) => ({ number: n + 1, atMs: newestMs - roundMs, clients: 1 }));
  const plan = await planOf(async () => expect(await findReadings({ sql } as Database, batch)).toHaveLength(hotspots));
  expect(plan).not.toContain('Seq Scan on hotspot_readings');
});

it('finds and counts the alerts that are open by the index of those, however many were acknowledged', async () => {
  const listed = await planOf(async () => expect(await listOpenAlerts(db, 100)).toHaveLength(20));
  const counted = await planOf(async () => expect(await countOpenAlerts(db)).toBe(20));
  for (const plan of [listed, counted]) {
    expect(plan).toContain('alerts_open_idx');
    expect(plan).not.toContain('Seq Scan on alerts');
  }
});
