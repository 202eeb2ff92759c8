import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '../../db/client.ts';
import { startEmbeddedDatabase } from '../../db/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of a superuser of the tests' own PostgreSQL. */
    postgresUrl: string;
  }
}

export const templateName = 'causeway_template';

/** One PostgreSQL for all test files, with a migrated template that each file clones. Durability is off: nothing lasts. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-test-'));
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const server = await startEmbeddedDatabase({ folder, settings });
  const admin = postgres(server.url, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${templateName}`);
  await admin.end();
  await migrateDatabase(databaseUrl(server.url, templateName));
  project.provide('postgresUrl', server.url);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

function databaseUrl(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
