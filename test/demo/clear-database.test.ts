import postgres from 'postgres';
import { afterAll, expect, it } from 'vitest';
import { migrateDatabase } from '../../db/client.ts';
import { clearDatabase, demoAdministrator } from '../../ops/demo/launch/clear-database.ts';
import { useDatabase } from '../support/database.ts';

const { url } = useDatabase();
const sql = postgres(url, { max: 1, onnotice: () => undefined });
afterAll(() => sql.end());

const addStaff = (email: string) =>
  sql`insert into staff (id, name, email, roles, created_at)
    values (gen_random_uuid(), 'Somebody', ${email}, '{administrator}', now())`;

it('a database with a conference that is not the demo is refused, and left as it is', async () => {
  await addStaff('organiser@venue.example');
  await expect(clearDatabase(url)).rejects.toThrow(/holds a conference that is not the demo/);
  expect((await sql`select email from staff`).map(({ email }) => email)).toEqual(['organiser@venue.example']);
});

it('a database of an earlier demo is emptied, and can be filled again', async () => {
  await addStaff(demoAdministrator);
  await clearDatabase(url);
  expect((await sql`select to_regclass('public.staff') as staff`)[0]?.staff).toBeNull();
  await clearDatabase(url);
  await migrateDatabase(url);
  expect(await sql`select from staff`).toHaveLength(0);
});

it('a database that cannot be reached is left to the server, which tells why', async () => {
  await expect(clearDatabase('postgres://nobody:secret@127.0.0.1:1/none')).resolves.toBeUndefined();
});
