import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { migrateDatabase } from '../../db/client.ts';
import { startEmbeddedDatabase } from '../../db/embedded.ts';
import type { BenchOptions } from './run.ts';

/** An empty, migrated database in a PostgreSQL of its own, durable as by default; its folder goes with it at the end. */
export async function openBenchDatabase(atEnd: BenchOptions['atEnd']) {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-bench-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const database = await startEmbeddedDatabase({ folder });
  atEnd(() => database.stop());
  await migrateDatabase(database.url);
  return { url: database.url, dataFolder: database.dataFolder, folder };
}

/** What no figure with a database in it is worth anything without, as the database says: its version and how durable it is. */
export async function describeDatabase(url: string): Promise<string> {
  const sql = postgres(url, { max: 1 });
  try {
    const settings = await sql`
      select name, setting from pg_settings
      where name in ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes')`;
    const { server_version, ...others } = Object.fromEntries(settings.map(({ name, setting }) => [name, setting]));
    const told = Object.entries(others).map(([name, setting]) => `${name} ${setting}`);
    return [`PostgreSQL ${server_version}`, ...told].join(', ');
  } finally {
    await sql.end();
  }
}
