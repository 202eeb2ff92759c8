import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { migrateDatabase, openDatabase } from '../../db/client.ts';

const name = `t_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
const adminUrl = inject('postgresUrl');
const ownersUrl = Object.assign(new URL(adminUrl), { username: name, password: 'own', pathname: `/${name}` }).href;
const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });

beforeAll(async () => {
  await admin.unsafe(`create role ${name} login createrole password 'own'`);
  // As the server of PostgreSQL grants a role to who makes it, for the five are there already.
  await admin.unsafe(`grant causeway_owner, causeway_app, causeway_radius, causeway_retention, causeway_rotation
    to ${name} with admin true, inherit false, set false`);
  await admin.unsafe(`create database ${name} owner ${name} template template0`);
});

afterAll(async () => {
  await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.unsafe(`drop owned by ${name} cascade`);
  await admin.unsafe(`drop role ${name}`);
  await admin.end();
});

it('who owns a database and may make roles sets it up, each time anew, and serves as the app', async () => {
  await migrateDatabase(ownersUrl);
  await migrateDatabase(ownersUrl);
  const database = openDatabase({ url: ownersUrl, poolSize: 1 });
  try {
    const [row] = await database.sql`select current_user::text as acts_as, count(*)::int as delegates from delegates`;
    expect(row).toEqual({ acts_as: 'causeway_app', delegates: 0 });
  } finally {
    await database.close();
  }
});
