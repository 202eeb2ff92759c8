import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { DelegateCategory } from '../../../db/vocabulary.ts';
import type { ImportOutcome } from '../../../server/registration/import/import.contract.ts';
import { useApp } from '../../support/app.ts';
import { register } from '../register.ts';
import { type Cells, fileOf } from './delegate-file.ts';

const app = useApp();
let desk: string;
let organiser: string;

beforeAll(async () => {
  desk = await app.signedInAs('desk');
  organiser = await app.signedInAs('administrator');
});
beforeEach(async () => {
  const superuser = postgres(app.database.url, { max: 1, onnotice: () => undefined });
  await superuser`truncate delegates, quotas cascade`;
  await superuser.end();
});

interface Answer extends ImportOutcome {
  outcome?: ImportOutcome;
}
async function send(rows: readonly Cells[], query = ''): Promise<{ status: number; body: Answer }> {
  const path = `/api/delegates/imports?importId=${randomUUID()}${query}`;
  const headers = { 'content-type': 'text/csv' };
  const answer = await app.ask('POST', path, { cookie: desk, body: fileOf(rows), headers });
  return { status: answer.status, body: await answer.json() };
}
const tryOut = (rows: readonly Cells[]) => send(rows, '&isDryRun=true');
const limit = (places: Partial<Record<DelegateCategory, number>>) =>
  app.ask('PUT', '/api/registration/quotas', {
    cookie: organiser,
    body: { quotas: Object.entries(places).map(([category, count]) => ({ category, places: count })) },
  });
const speakers = (count: number, from = 1): Cells[] =>
  Array.from({ length: count }, (_, n) => ({ reference: `S-${String(from + n).padStart(4, '0')}` }));
const approved = async (category: DelegateCategory = 'speaker') => {
  const rows = await app.database.sql<{ reference: string }[]>`select external_reference as reference from delegates
    where status = 'approved' and category = ${category} order by external_reference`;
  return rows.map(({ reference }) => reference);
};
const waiting = async () => {
  const rows = await app.database.sql<{ reference: string }[]>`select external_reference as reference from delegates
    where status = 'submitted' and waitlisted_at is not null order by waitlisted_at, id`;
  return rows.map(({ reference }) => reference);
};

it('puts newcomers for whom no place is left on the waiting list, in the order of the file', async () => {
  await limit({ speaker: 3 });
  await register(app.database, { category: 'speaker', externalReference: 'S-0000' });
  const { status, body } = await send([...speakers(1200), { reference: 'A-1', category: 'attendee' }]);
  expect(status).toBe(200);
  expect(body).toMatchObject({ created: 1201, waitlisted: 1198, changed: 0, faultCount: 0 });
  expect(await approved()).toEqual(['S-0000', 'S-0001', 'S-0002']);
  expect(await approved('attendee')).toEqual(['A-1']);
  expect(await waiting()).toEqual(speakers(1198, 3).map(({ reference }) => reference));
});

it('says so in a dry run, by category, as the import then does it', async () => {
  await limit({ speaker: 2, media: 0 });
  app.clock.advance(1000);
  const file = [...speakers(3), { reference: 'M-1', category: 'media' }, { reference: 'A-1', category: 'attendee' }];
  const { body: tried } = await tryOut(file);
  expect(tried).toMatchObject({ created: 5, waitlisted: 2 });
  expect(tried.preview?.waitlisted).toEqual([
    { category: 'media', count: 1 },
    { category: 'speaker', count: 1 },
  ]);
  expect(await waiting()).toEqual([]);
  const { body: done } = await send(file);
  expect(done).toMatchObject({ created: 5, waitlisted: 2 });
  expect(await waiting()).toEqual(['S-0003', 'M-1']);
  const { imports } = await (await app.ask('GET', '/api/delegates/imports', { cookie: desk })).json();
  expect(imports[0]).toMatchObject({ created: 5, waitlisted: 2 });
});

it('lets nobody of a file go before those who wait already', async () => {
  await limit({ speaker: 0 });
  await send(speakers(1));
  // A place that came free and has not been given away yet.
  await app.database.sql`update quotas set places = 2`;
  expect((await send([{ reference: 'S-0002' }, { reference: 'S-0003' }])).body).toMatchObject({ waitlisted: 2 });
  expect(await approved()).toEqual(['S-0001', 'S-0002']);
  expect(await waiting()).toEqual(['S-0003']);
});

it('leaves in their places those who have one, however full their category is', async () => {
  await send(speakers(3));
  await limit({ speaker: 1 });
  const { body } = await send([...speakers(3).map((cells) => ({ ...cells, affiliation: 'Lab' })), ...speakers(1, 4)]);
  expect(body).toMatchObject({ created: 1, waitlisted: 1, changed: 3 });
  expect(await approved()).toHaveLength(3);
});

it('names who is moved into a category that is full, and changes nothing', async () => {
  await limit({ speaker: 2 });
  await send([...speakers(1), { reference: 'A-1', category: 'attendee' }, { reference: 'A-2', category: 'attendee' }]);
  const file = [...speakers(1), { reference: 'A-1' }, { reference: 'NEW' }, { reference: 'A-2' }];
  for (const attempt of [tryOut, send]) {
    const { status, body } = await attempt(file);
    expect(status).toBe(422);
    const fault = { line: 5, column: 'category', found: 'speaker', code: 'category_full', hint: '2' };
    expect(body.outcome).toMatchObject({ created: 0, changed: 0, waitlisted: 0, faultCount: 1, faults: [fault] });
    expect(await approved('attendee')).toEqual(['A-1', 'A-2']);
  }
});

it('lets two people change places, and gives a place that comes free to who waits', async () => {
  await limit({ speaker: 1, media: 1 });
  await send([{ reference: 'S' }, { reference: 'M', category: 'media' }, { reference: 'W' }]);
  expect(await waiting()).toEqual(['W']);
  await send([{ reference: 'S', category: 'media' }, { reference: 'M' }]);
  expect([await approved(), await approved('media'), await waiting()]).toEqual([['M'], ['S'], ['W']]);
  await send([{ reference: 'M', category: 'attendee' }]);
  expect([await approved(), await approved('attendee'), await waiting()]).toEqual([['W'], ['M'], []]);
});

it('lets who waits and is moved to another category wait for review anew', async () => {
  await limit({ speaker: 0, media: 0 });
  await send([{ reference: 'W' }]);
  await send([{ reference: 'W', category: 'media' }]);
  const [row] = await app.database.sql`select status, category, waitlisted_at from delegates`;
  expect(row).toMatchObject({ status: 'submitted', category: 'media', waitlisted_at: null });
});

it('gives away no place twice when somebody is approved while a file comes in', async () => {
  await limit({ speaker: 5 });
  const ids: string[] = [];
  for (let n = 0; n < 4; n++) ids.push(await register(app.database, { category: 'speaker', status: 'submitted' }));
  const approve = (id: string) =>
    app.ask('POST', `/api/reviews/${id}`, {
      cookie: desk,
      body: { decision: 'approved', revision: 0 },
    });
  const [{ body }, ...decisions] = await Promise.all([send(speakers(4)), ...ids.map(approve)]);
  expect(decisions.every(({ status }) => status === 200 || status === 409)).toBe(true);
  expect(await approved()).toHaveLength(5);
  expect(await waiting()).toHaveLength(body.waitlisted);
});

it('keeps nobody from being approved, and locks nobody, while a file is still arriving', async () => {
  await send(speakers(2));
  await limit({ speaker: 10 });
  const file = Buffer.from(fileOf(speakers(2000).map((cells) => ({ ...cells, affiliation: 'Changed' }))));
  let seen: string[] | undefined;
  const slow = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (seen) return controller.close();
        controller.enqueue(new Uint8Array(file.subarray(0, -1)));
        // The rows so far are written as soon as the next piece is asked for.
        seen = await app.database.sql<{ id: string }[]>`select external_reference as id from delegates
          where pg_try_advisory_lock_shared(7) for update skip locked`.then((rows) => rows.map(({ id }) => id));
        await app.database.sql`select 1 from quotas for update nowait`;
        controller.enqueue(new Uint8Array(file.subarray(-1)));
      },
    },
    { highWaterMark: 0 },
  );
  const path = `/api/delegates/imports?importId=${randomUUID()}`;
  const answer = await app.ask('POST', path, { cookie: desk, body: slow, headers: { 'content-type': 'text/csv' } });
  expect(await answer.json()).toMatchObject({ created: 1998, changed: 2, waitlisted: 1990 });
  expect(seen?.sort()).toEqual(['S-0001', 'S-0002']);
});
