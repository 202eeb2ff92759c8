import postgres from 'postgres';
import { afterAll, beforeAll, inject } from 'vitest';
import { type Database, openDatabase } from '../../db/client.ts';

export interface TestDatabase extends Database {
  /** Of the superuser, in this file's database: for what the app's role may not do. */
  readonly url: string;
}

/** A database of this test file's own, cloned from the migrated template: `const database = useDatabase()`. */
export function useDatabase(): TestDatabase {
  const name = `t_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const adminUrl = inject('postgresUrl');
  const url = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
  const database: TestDatabase = { ...openDatabase({ url, poolSize: 4 }), url };
  beforeAll(async () => onAdmin(adminUrl, `create database ${name} template causeway_template`));
  afterAll(async () => {
    await database.close();
    await onAdmin(adminUrl, `drop database ${name} with (force)`);
  });
  return database;
}

export async function onAdmin(url: string, statement: string): Promise<void> {
  const admin = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await admin.unsafe(statement);
  } finally {
    await admin.end();
  }
}
