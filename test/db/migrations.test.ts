import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { expect, it, onTestFinished } from 'vitest';
import { migrateDatabase } from '../../db/client.ts';
import { packageRoot } from '../../db/package-root.ts';
import { useDatabase } from '../support/database.ts';

const run = promisify(execFile);
const database = useDatabase();
const drizzleKit = join(packageRoot, 'node_modules/.bin/drizzle-kit');

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-migrations-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A second database, empty, beside this file's own. */
async function emptyDatabase(): Promise<string> {
  const name = `${new URL(database.url).pathname.slice(1)}_empty`;
  const admin = postgres(database.url, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${name}`);
  onTestFinished(async () => {
    await admin.unsafe(`drop database ${name} with (force)`);
    await admin.end();
  });
  return Object.assign(new URL(database.url), { pathname: `/${name}` }).href;
}

/** Everything that a table is: its columns, constraints and indexes, as PostgreSQL writes them. */
async function shapeOf(url: string): Promise<string[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const rows = await sql<{ line: string }[]>`
      select format('%s.%s %s%s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then ' not null' else '' end, ' ' || a.attidentity::text, ' ' || pg_get_expr(d.adbin, d.adrelid)) as line
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      union all
      select format('%s: %s %s', conrelid::regclass, conname, pg_get_constraintdef(o.oid)) from pg_constraint o
      join pg_class c on c.oid = conrelid
      where connamespace = 'public'::regnamespace and not c.relispartition and contype not in ('n', 't')
      union all
      select replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') from pg_index join pg_class c on c.oid = indrelid
      where c.relnamespace = 'public'::regnamespace and not c.relispartition
      order by line`;
    return rows.map(({ line }) => line);
  } finally {
    await sql.end();
  }
}

/** What generated columns and indexes stand on, which no schema file can describe. */
async function foundations(): Promise<string[]> {
  const folder = join(packageRoot, 'db/migrations');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const statements = texts.flatMap((text) => text.split('--> statement-breakpoint'));
  return statements.filter((statement) => /^CREATE (EXTENSION|FUNCTION fold_)/m.test(statement));
}

it('make the tables that the schema describes', async () => {
  const folder = await temporaryFolder();
  const schema = join(packageRoot, 'db/schema/index.ts');
  await run(drizzleKit, ['generate', '--dialect=postgresql', `--schema=${schema}`, `--out=${folder}`], { cwd: folder });
  const [file = ''] = (await readdir(folder)).filter((name) => name.endsWith('.sql'));
  const url = await emptyDatabase();
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  for (const statement of await foundations()) await sql.unsafe(statement);
  await sql.unsafe(await readFile(join(folder, file), 'utf8'));
  await sql.end();
  const shape = await shapeOf(database.url);
  expect(shape.length).toBeGreaterThan(200);
  expect(shape).toEqual(await shapeOf(url));
});

it('leave nothing of the schema to be migrated yet', async () => {
  const config = join(packageRoot, 'db/drizzle.config.ts');
  const before = await readdir(join(packageRoot, 'db/migrations'));
  const { stdout } = await run(drizzleKit, ['generate', `--config=${config}`], { cwd: packageRoot });
  expect(await readdir(join(packageRoot, 'db/migrations'))).toEqual(before);
  expect(stdout).toContain('No schema changes');
});

it('run on an empty database, and change nothing when they run again', async () => {
  const url = await emptyDatabase();
  await migrateDatabase(url);
  const shape = await shapeOf(url);
  await migrateDatabase(url);
  expect(await shapeOf(url)).toEqual(shape);
  expect(shape).toEqual(await shapeOf(database.url));
});
