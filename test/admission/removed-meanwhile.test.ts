import { beforeAll, expect, it } from 'vitest';
import { stations } from '../../db/schema/index.ts';
import { useApp } from '../support/app.ts';
import { openVenue, post, type Venue } from './venue.ts';

const app = useApp();
let venue: Venue;
let guard: string;
let administrator: string;

beforeAll(async () => {
  venue = await openVenue(app);
  guard = await app.signedInAs('gate');
  administrator = await app.signedInAs('administrator');
});

/** Runs `work` while a statement has removed something and is not committed; commits when `work` waits for it. */
async function whileRemoving<T>(statement: string, work: () => Promise<T>): Promise<T> {
  const connection = await app.database.sql.reserve();
  await connection`begin`;
  await connection.unsafe(statement);
  const done = work();
  const waiting = () => app.database.sql`select from pg_locks where not granted`;
  await expect.poll(async () => (await waiting()).length, { timeout: 20_000 }).toBeGreaterThan(0);
  await connection`commit`;
  connection.release();
  return done;
}

it('a scan that refers to a station which is being removed is answered all the same', async () => {
  await app.database.drizzle.insert(stations).values({ id: 'going', number: 9, place: { en: 'by the well' } });
  const { token } = await venue.invite({ isVerified: false });
  const record = venue.record('south-1', token);
  const { status, body } = await whileRemoving('delete from stations', () => post(app, guard, record));
  expect({ status, body }).toMatchObject({ status: 200, body: { verdict: 'refer', reason: 'identity_not_verified' } });
});

it('a code for a device at a lane which is being removed is a conflict', async () => {
  await app.database.sql`insert into lanes (id, gate_id, number, direction) values ('spare', 'south', 98, 'in')`;
  const body = { kind: 'lane', name: 'Spare', laneId: 'spare' };
  const answer = await whileRemoving(`delete from lanes where id = 'spare'`, () =>
    app.ask('POST', '/api/device-codes', { cookie: administrator, body }),
  );
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({ code: 'request.changed_meanwhile' });
});
