import postgres from 'postgres';
import { afterAll, expect, it } from 'vitest';
import { useApp } from '../support/app.ts';
import { useWifi } from './wifi-venue.ts';

const app = useApp();
const wifi = useWifi(app);
const sql = postgres(app.database.url, { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

const name = () => new URL(app.database.url).pathname.slice(1).replace(/\W/g, '_');
const patience = { patience: 12 };

it('nobody is told that a secret is wrong while the database is stopped, and the phone joins when it is back', async () => {
  const { venue, setUp, join } = wifi();
  const { phone } = await setUp(await venue.invite(), 'ttls');
  const { phone: certified } = await setUp(await venue.invite(), 'tls');
  expect((await join(phone)).outcome).toBe('accepted');
  await sql.unsafe(`alter role freeradius_${name()} nologin`);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${`freeradius_${name()}`}`;
  for (const one of [phone, certified]) expect((await join(one, { patience: 6 })).outcome).toBe('unanswered');
  await sql.unsafe(`alter role freeradius_${name()} login`);
  for (const one of [phone, certified]) expect((await join(one, patience)).outcome).toBe('accepted');
}, 90_000);

it('nor while it hangs, and the phone joins when it goes on', async () => {
  const { venue, setUp, join } = wifi();
  const { phone } = await setUp(await venue.invite(), 'peap');
  await sql.begin(async (tx) => {
    await tx`lock table network_credentials in access exclusive mode`;
    expect((await join(phone, { patience: 8 })).outcome).toBe('unanswered');
  });
  expect((await join(phone, patience)).outcome).toBe('accepted');
}, 90_000);

it('a phone joins while the application is stopped: FreeRADIUS asks the database alone', async () => {
  const { venue, setUp, join } = wifi();
  const { phone } = await setUp(await venue.invite(), 'peap');
  await app.database.close();
  expect((await join(phone)).outcome).toBe('accepted');
});
