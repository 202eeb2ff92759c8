import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { expect, it, onTestFinished } from 'vitest';
import { migrateDatabase } from '../../db/client.ts';
import { packageRoot } from '../../db/package-root.ts';
import { useDatabase } from '../support/database.ts';
import { secondDatabase } from '../support/second-database.ts';

const database = useDatabase();
const migrations = join(packageRoot, 'db/migrations');

/** A second database, as the first release left it: empty, and migrated as far as that went. */
async function databaseOfFirstRelease(): Promise<postgres.Sql> {
  const { sql, url } = await secondDatabase(database.url);
  await sql.unsafe(await readFile(join(packageRoot, 'db/roles.sql'), 'utf8'));
  const owner = postgres(url, { max: 1, onnotice: () => undefined, connection: { role: 'causeway_owner' } });
  await migrate(drizzle(owner), { migrationsFolder: await migrationsUpTo(1) });
  await owner.end();
  return sql;
}

/** The migrations folder with its journal cut off after this one. */
async function migrationsUpTo(index: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-upgrade-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(migrations, folder, { recursive: true });
  const path = join(folder, 'meta/_journal.json');
  const journal: { entries: { idx: number }[] } = JSON.parse(await readFile(path, 'utf8'));
  journal.entries = journal.entries.filter(({ idx }) => idx <= index);
  await writeFile(path, JSON.stringify(journal));
  return folder;
}

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** A venue in use: something in each table that a conference fills. */
async function liveIn(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    insert into staff (id, name, email, roles, created_at)
      values ('${id(1)}', 'Ilse Brandvold', 'ilse@staff.example', '{desk}', '2026-11-01');
    insert into delegates (id, external_reference, name, name_latin, country, category, affiliation, email, birth_date,
      document_country, document_hash, document_last4, status, created_at, changed_at)
    select ('01900000-0000-7000-8000-1' || lpad(n::text, 11, '0'))::uuid, 'EXT-' || n, '沈望舒 ' || n, 'Shen ' || n, 'CN',
      'speaker', 'River Institute', 'shen-' || n || '@delegates.example', '1980-02-03', 'CN', sha256(n::text::bytea), '1234',
      (array['invited', 'submitted', 'approved', 'declined', 'withdrawn'])[1 + n % 5], '2026-10-01', '2026-10-02'
    from generate_series(1, 50) n;
    insert into badge_keys (public_key, sealed_private_key, created_at) values (sha256('key'), 'sealed', '2026-10-01');
    insert into badges (delegate_id, category, medium, key_id, valid_from, valid_until, issued_at)
      select d.id, d.category, m, 1, '2026-11-20', '2026-11-30', '2026-11-01'
      from delegates d, unnest(array['phone', 'printed']) m where d.status = 'approved';
    update badges set revoked_at = '2026-11-02', revoked_because = 'Lost' where serial % 7 = 0;
    insert into zones (id, name, capacity) values ('town', '{"en": "Town"}', 2000);
    insert into zone_counters (zone_id, inside) values ('town', 1);
    insert into gates (id, name, inner_zone_id) values ('south', '{"en": "South Gate"}', 'town');
    insert into lanes (id, gate_id, number, direction) values ('south-1', 'south', 1, 'both');
    insert into devices (id, name, kind, registered_at, registered_by, lane_id)
      values ('${id(2)}', 'Scanner', 'lane', '2026-11-01', '${id(1)}', 'south-1');
    insert into presences (delegate_id, zone_id, entries) select id, 'town', 1 from delegates limit 1;
    insert into scans (id, lane_id, device_id, device_sequence, direction, device_time, clock_offset_ms, clock_error_ms,
      received_at, corrected_time, zone_id, verdict, reason)
      values ('${id(3)}', 'south-1', '${id(2)}', 1, 'in', '2026-11-20', 0, 5, '2026-11-20', '2026-11-20', 'town', 'admit',
        'admitted');
    insert into collector_keys (id, name, key_hash, created_at)
      values ('${id(4)}', 'Readings', sha256('collector'), '2026-11-01');
    insert into ledger_subjects (subject_id, delegate_id, sealed_key) select '${id(5)}', id, 'sealed' from delegates limit 1;
    insert into ledger (sequence, at, actor_kind, actor_id, action, subject_id, commitment, previous_hash, hash)
      values (1, '2026-11-01', 'staff', '${id(1)}', 'badge_issued', '${id(5)}', sha256('a'), sha256('b'), sha256('c'));
    insert into ledger_details values (1, 'sealed');
    insert into delegate_imports (id, file_name, started_at, started_by, rows_read)
      values ('${id(6)}', 'delegates.csv', '2026-10-01', '${id(1)}', 50);
  `);
}

const filled = [
  ...['staff', 'delegates', 'badge_keys', 'badges', 'zones', 'zone_counters', 'gates', 'lanes', 'devices', 'presences'],
  ...['scans', 'collector_keys', 'ledger_subjects', 'ledger', 'ledger_details', 'delegate_imports', 'conference'],
];

/** All rows of these tables, the columns of now for which there was one then. */
async function rowsOf(sql: postgres.Sql, columns: Map<string, string[]>): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const [table, names] of columns) {
    const rows = await sql.unsafe(`select ${names.map((name) => `"${name}"`).join(', ')} from ${table}`);
    found[table] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return found;
}

async function columnsOf(sql: postgres.Sql): Promise<Map<string, string[]>> {
  const rows = await sql<{ table: string; names: string[] }[]>`
    select table_name as table, array_agg(column_name::text order by ordinal_position) as names
    from information_schema.columns where table_schema = 'public' and table_name = any(${filled}) group by table_name`;
  return new Map(rows.map(({ table, names }) => [table, names]));
}

it('a venue in use keeps everything that it has when it comes to the newest schema', async () => {
  const sql = await databaseOfFirstRelease();
  await liveIn(sql);
  const columns = await columnsOf(sql);
  expect([...columns.keys()].sort()).toEqual([...filled].sort());
  const before = await rowsOf(sql, columns);
  await migrateDatabase(Object.assign(new URL(database.url), { pathname: `/${sql.options.database}` }).href);
  expect(await rowsOf(sql, columns)).toEqual(before);
  for (const table of filled) expect(before[table]!.length, table).toBeGreaterThan(0);
});

it('who was registered then stands as they did, and was submitted when the record was made', async () => {
  const sql = await databaseOfFirstRelease();
  await liveIn(sql);
  await migrateDatabase(Object.assign(new URL(database.url), { pathname: `/${sql.options.database}` }).href);
  const rows = await sql`select status, count(*)::integer as count,
      count(*) filter (where submitted_at = created_at)::integer as submitted,
      count(*) filter (where revision = 0 and locale = 'en' and waitlisted_at is null)::integer as plain
    from delegates group by status order by status`;
  const ten = (status: string, submitted: number) => ({ status, count: 10, submitted, plain: 10 });
  expect([...rows]).toEqual([
    ...[ten('approved', 10), ten('declined', 10), ten('invited', 0), ten('submitted', 10), ten('withdrawn', 0)],
  ]);
  const [terms] = await sql`select opens_at from registration_terms`;
  expect(terms!.opens_at).toBeNull();
});

it('readings that are there already are named to be rolled up, those of a week', async () => {
  const sql = await databaseOfFirstRelease();
  await sql`select ensure_reading_partition(current_date), ensure_reading_partition(current_date - 3),
    ensure_reading_partition(current_date - 20)`;
  await sql`insert into hotspot_readings (hotspot, at, clients, rx_mbps, tx_mbps, airtime)
    select 1, (current_date - days)::timestamp at time zone 'UTC', 5, 1.5, 2, null from unnest('{0,3,20}'::integer[]) days`;
  await migrateDatabase(Object.assign(new URL(database.url), { pathname: `/${sql.options.database}` }).href);
  const [kept] = await sql`select count(*)::integer as readings, sum(rx_mbps) as rx from hotspot_readings`;
  expect(kept).toEqual({ readings: 3, rx: 4.5 });
  const due = await sql`select ((now() at time zone 'UTC')::date - (starts_at at time zone 'UTC')::date) as days,
    count(*)::integer as minutes from hotspot_spans_due group by days order by days`;
  expect(due.map(({ days }) => days)).toEqual([0, 3]);
  expect(due[1]!.minutes).toBe(1440);
});
