import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
