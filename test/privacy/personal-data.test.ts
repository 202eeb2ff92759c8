import postgres from 'postgres';
import { afterAll, expect, it } from 'vitest';
import { nothingPersonal } from '../../server/privacy/nothing-personal.contract.ts';
import { type PersonalDatum, personalData } from '../../server/privacy/personal-data.contract.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
const sql = () => {
  const client = postgres(database.url, { max: 1, onnotice: () => undefined });
  clients.push(client);
  return client;
};
const clients: postgres.Sql[] = [];
afterAll(() => Promise.all(clients.map((client) => client.end())));

const namesIn = (where: Readonly<Record<string, string>>): string[] =>
  Object.entries(where).flatMap(([table, columns]) => columns.split(' ').map((column) => `${table}.${column}`));

const data: PersonalDatum[] = Object.values(personalData);
const personal = data.flatMap(({ where }) => namesIn(where));

it('every column of every table is either in the table of personal data or known to hold nothing of a person', async () => {
  const rows = await sql()<{ column: string }[]>`
    select c.relname || '.' || a.attname as column from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`;
  const told = [...personal, ...namesIn(nothingPersonal)];
  expect(told.toSorted()).toEqual(rows.map(({ column }) => column).toSorted());
});

it('every column that leads to a delegate is personal data of delegates', async () => {
  const rows = await sql()<{ column: string }[]>`
    select c.relname || '.' || a.attname as column
    from pg_constraint o join pg_class c on c.oid = o.conrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = any(o.conkey)
    where o.contype = 'f' and o.confrelid = 'delegates'::regclass`;
  const ofDelegates = data.filter(({ whose }) => whose === 'delegate').flatMap(({ where }) => namesIn(where));
  expect(rows.map(({ column }) => column).filter((column) => !ofDelegates.includes(column))).toEqual([]);
});
