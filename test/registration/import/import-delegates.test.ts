import { randomUUID } from 'node:crypto';
import { type AddressInfo, connect } from 'node:net';
import { serve } from '@hono/node-server';
import postgres from 'postgres';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { StateOf } from '../../../server/live/define-topic.ts';
import { createHub } from '../../../server/live/hub.ts';
import type { importProgress } from '../../../server/registration/import/import.contract.ts';
import { ImportBoard } from '../../../server/registration/import/import-board.ts';
import { importDelegates } from '../../../server/registration/import/import-delegates.ts';
import { useApp } from '../../support/app.ts';
import { allHeadings, type Cells, fileOf, headings } from './delegate-file.ts';

const app = useApp();
let desk: string;

beforeAll(async () => {
  desk = await app.signedInAs('desk');
});
beforeEach(async () => {
  const superuser = postgres(app.database.url, { max: 1, onnotice: () => undefined });
  await superuser`truncate delegates cascade`;
  await superuser.end();
});

async function send(body: BodyInit, importId: string = randomUUID(), cookie = desk) {
  const path = `/api/delegates/imports?importId=${importId}&fileName=delegates.csv`;
  const answer = await app.ask('POST', path, { cookie, body, headers: { 'content-type': 'text/csv' } });
  return { status: answer.status, body: await answer.json() };
}
const countOf = async () => {
  const [row] = await app.database.sql<[{ count: number }]>`select count(*)::integer as count from delegates`;
  return row.count;
};
const rowWith = async (reference: string) => {
  const [row] = await app.database.sql`select * from delegates where external_reference = ${reference}`;
  return row!;
};
/** As a socket brings it: a piece at a time, so that rows are written before the last ones are read. */
function inPieces(text: string): ReadableStream<Uint8Array> {
  const bytes = Buffer.from(text);
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent >= bytes.length) return controller.close();
      controller.enqueue(new Uint8Array(bytes.subarray(sent, sent + 16_384)));
      sent += 16_384;
    },
  });
}
const entries = (count: number): Cells[] => Array.from({ length: count }, () => ({}));

it('takes a file into the register, and the same file again changes nothing', async () => {
  const file = fileOf([{}, { name: 'ريان', country: 'OM' }, {}]);
  expect((await send(file)).body).toMatchObject({ rowsRead: 3, created: 3, changed: 0, unchanged: 0, faultCount: 0 });
  const before = await app.database.sql`select * from delegates order by id`;
  expect((await send(file)).body).toMatchObject({ rowsRead: 3, created: 0, changed: 0, unchanged: 3 });
  expect(await app.database.sql`select * from delegates order by id`).toEqual(before);
});

it('changes what differs, and nobody else', async () => {
  await send(fileOf([{}, {}]));
  const [first, second] = [await rowWith('EXT-1'), await rowWith('EXT-2')];
  app.clock.advance(1000);
  const mended = fileOf([{ affiliation: 'Canal Office' }, {}, {}]);
  expect((await send(mended)).body).toMatchObject({ created: 1, changed: 1, unchanged: 1 });
  expect(await rowWith('EXT-1')).toMatchObject({
    id: first.id,
    affiliation: 'Canal Office',
    created_at: first.created_at,
  });
  expect(await rowWith('EXT-2')).toEqual(second);
});

it('keeps what a file has no column for, and clears what it leaves empty', async () => {
  await send(fileOf([{}]));
  const full = await rowWith('EXT-1');
  await send(fileOf([{ affiliation: 'Canal Office' }], headings));
  expect(await rowWith('EXT-1')).toMatchObject({ birth_date: full.birth_date, document_hash: full.document_hash });
  await send(fileOf([{ birth_date: '', document_country: '', document_number: '' }]));
  expect(await rowWith('EXT-1')).toMatchObject({ birth_date: null, document_country: null, document_hash: null });
});

it('approves who is new, and leaves the standing of who is known', async () => {
  await send(fileOf([{}]));
  expect((await rowWith('EXT-1')).status).toBe('approved');
  await app.database.sql`update delegates set status = 'withdrawn' where external_reference = 'EXT-1'`;
  await send(fileOf([{ affiliation: 'Canal Office' }]));
  expect((await rowWith('EXT-1')).status).toBe('withdrawn');
});

it('keeps of a document number a keyed hash and the last four characters', async () => {
  await send(fileOf([{ document_number: 'e 123-45678' }, { document_number: 'E12345678' }]));
  const [one, two] = [await rowWith('EXT-1'), await rowWith('EXT-2')];
  expect(one).toMatchObject({ document_last4: '5678', document_country: 'CN' });
  expect(one.document_hash).toHaveLength(32);
  expect(one.document_hash).toEqual(two.document_hash);
  const [{ dump }] = await app.database.sql<
    [{ dump: string }]
  >`select string_agg(d::text, '') as dump from delegates d`;
  expect(dump).not.toContain('12345678');
});

it('imports nothing of a file with one fault, and says which', async () => {
  const before = await countOf();
  const importId = randomUUID();
  const file = fileOf([...entries(2500), { country: 'UK' }, ...entries(10)]);
  const { status, body } = await send(inPieces(file), importId);
  expect(status).toBe(422);
  expect(body).toMatchObject({
    code: 'registration.import_faulty',
    outcome: { rowsRead: 2511, created: 0, faultCount: 1 },
  });
  const needed = 'Two letters of ISO 3166, here GB';
  expect(body.outcome.faults).toEqual([
    { line: 2502, column: 'country', found: 'UK', code: 'country_unknown', needed, hint: 'GB' },
  ]);
  expect(await countOf()).toBe(before);
  const kept = await (await app.ask('GET', `/api/delegates/imports/${importId}`, { cookie: desk })).json();
  expect(kept).toMatchObject({ importId, faultCount: 1, faults: [{ line: 2502, column: 'country', found: '' }] });
});

it('counts all faults and lists the first thousand', async () => {
  const { body } = await send(fileOf(Array.from({ length: 1200 }, () => ({ country: 'XX' }))));
  expect(body.outcome.faultCount).toBe(1200);
  expect(body.outcome.faults).toHaveLength(1000);
});

it('takes each import id once', async () => {
  const importId = randomUUID();
  await send(fileOf([{}]), importId);
  expect(await send(fileOf([{}]), importId)).toMatchObject({
    status: 409,
    body: { code: 'registration.import_known' },
  });
});

it('lists past imports, newest first, and says that one is unknown', async () => {
  app.clock.advance(60_000);
  const importId = randomUUID();
  await send(fileOf([{}]), importId);
  const { imports } = await (await app.ask('GET', '/api/delegates/imports', { cookie: desk })).json();
  expect(imports[0]).toMatchObject({ importId, fileName: 'delegates.csv', rowsRead: 1 });
  const unknown = await app.ask('GET', `/api/delegates/imports/${randomUUID()}`, { cookie: desk });
  expect((await unknown.json()).code).toBe('registration.import_unknown');
});

it('writes the import into the ledger', async () => {
  await send(fileOf([{}]));
  const [entry] = await app.database.sql`select * from ledger order by sequence desc limit 1`;
  expect(entry).toMatchObject({ action: 'delegates_imported', actor_kind: 'staff', subject_id: null });
});

it('refuses other types of file, an oversized one, and other roles', async () => {
  const path = `/api/delegates/imports?importId=${randomUUID()}`;
  const options = { cookie: desk, body: fileOf([{}]) };
  const json = await app.ask('POST', path, { ...options, headers: { 'content-type': 'application/json' } });
  expect(json.status).toBe(415);
  const length = String(65 * 1024 * 1024);
  const headers = { 'content-type': 'text/csv', 'content-length': length };
  expect((await app.ask('POST', path, { ...options, headers })).status).toBe(413);
  expect((await send(fileOf([{}]), randomUUID(), await app.signedInAs('gate'))).status).toBe(403);
});

it('refuses a second import while one is under way, which then goes in', async () => {
  let second: Promise<{ body: { code: string } }> | undefined;
  const [heading, row, ...rest] = fileOf([{}]).split(/(?<=\n)/);
  const slow = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (second) {
          await second;
          controller.enqueue(Buffer.from(row + rest.join('')));
          return controller.close();
        }
        controller.enqueue(Buffer.from(heading!));
        second = send(fileOf([{}]));
      },
    },
    { highWaterMark: 0 },
  );
  expect((await send(slow)).body).toMatchObject({ created: 1 });
  expect((await second)?.body.code).toBe('registration.import_under_way');
});

it('takes twenty thousand rows in seconds, without holding them in memory', async () => {
  const text = Buffer.from(fileOf(entries(20_000)));
  let sent = 0;
  let highest = 0;
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        highest = Math.max(highest, process.memoryUsage().rss - before);
        if (sent >= text.length) return controller.close();
        controller.enqueue(new Uint8Array(text.subarray(sent, sent + 65_536)));
        sent += 65_536;
      },
    },
    { highWaterMark: 0 },
  );
  const startedAt = performance.now();
  expect((await send(body)).body).toMatchObject({ created: 20_000, faultCount: 0 });
  expect(performance.now() - startedAt).toBeLessThan(30_000);
  expect(highest).toBeLessThan(200 * 1024 * 1024);
}, 40_000);

it('leaves nothing when the file stops short of its length, or breaks off', async () => {
  const importBoard = new ImportBoard(app.live);
  const before = await countOf();
  const [{ id }] = await app.database.sql<[{ id: string }]>`select id from staff limit 1`;
  const actor = { kind: 'staff', id, name: 'Desk', roles: ['desk'], signInId: randomUUID() } as const;
  const text = Buffer.from(fileOf(entries(3000)));
  const breaking = (fail: boolean) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array(text));
        if (fail) controller.error(new Error('aborted'));
        else controller.close();
      },
    });
  for (const fail of [true, false]) {
    const file = { importId: randomUUID(), fileName: 'f.csv', body: breaking(fail), bytesTotal: text.length + 10 };
    await expect(importDelegates({ ...app, importBoard }, actor, file)).rejects.toThrow('registration.import_cut_off');
    expect(importBoard.stateOf(file.importId).phase).toBe('failed');
  }
  expect(await countOf()).toBe(before);
});

it('has failed, for those who follow it too, when it cannot be entered at its end', async () => {
  const importBoard = new ImportBoard(app.live);
  const before = await countOf();
  const nobody = { kind: 'staff', id: randomUUID(), name: 'Gone', roles: ['desk'], signInId: randomUUID() } as const;
  const file = { importId: randomUUID(), fileName: 'f.csv', body: new Response(fileOf([{}])).body! };
  await expect(importDelegates({ ...app, importBoard }, nobody, file)).rejects.toThrow(
    'insert into "delegate_imports"',
  );
  expect(importBoard.stateOf(file.importId).phase).toBe('failed');
  expect(await countOf()).toBe(before);
});

it('leaves nothing when the sender goes away in the middle', async () => {
  const served = createApp({ ...app, live: createHub({ clock: app.clock, log: app.log }) });
  const server = serve({ fetch: served.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((listening) => server.once('listening', listening));
  const before = await countOf();
  const importId = randomUUID();
  const lines = [
    `POST /api/delegates/imports?importId=${importId} HTTP/1.1`,
    ...['host: localhost', `cookie: ${desk}`, 'content-type: text/csv', 'transfer-encoding: chunked', '', ''],
  ];
  const text = fileOf(entries(3000));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(`${lines.join('\r\n')}${Buffer.byteLength(text).toString(16)}\r\n${text}`);
  const waitsForLock = async () => {
    const [row] = await app.database.sql`select 1 from pg_locks where locktype = 'advisory' and objid = 7241903`;
    return row !== undefined;
  };
  await expect.poll(waitsForLock, { timeout: 5000 }).toBe(true);
  socket.destroy();
  await expect.poll(waitsForLock, { timeout: 5000 }).toBe(false);
  expect(await countOf()).toBe(before);
  expect((await app.ask('GET', `/api/delegates/imports/${importId}`, { cookie: desk })).status).toBe(404);
  await new Promise((closed) => server.close(closed));
});

it('tells its progress while it runs', async () => {
  const seen: StateOf<typeof importProgress>[] = [];
  const [{ id }] = await app.database.sql<[{ id: string }]>`select id from staff limit 1`;
  const actor = { kind: 'staff', id, name: 'Desk', roles: ['desk'], signInId: randomUUID() } as const;
  const importId = randomUUID();
  const importBoard: ImportBoard = new ImportBoard({
    ...app.live,
    wake: () => seen.push(importBoard.stateOf(importId)),
  });
  expect(importBoard.stateOf(importId).phase).toBe('waiting');
  const bytes = new Uint8Array(Buffer.from(fileOf([{}, {}], allHeadings)));
  const body = new Response(bytes).body!;
  await importDelegates({ ...app, importBoard }, actor, {
    importId,
    fileName: 'f.csv',
    body,
    bytesTotal: bytes.length,
  });
  expect(new Set(seen.map(({ phase }) => phase))).toEqual(new Set(['reading', 'writing', 'done']));
  expect(seen.at(-1)).toEqual({
    phase: 'done',
    bytesRead: bytes.length,
    bytesTotal: bytes.length,
    rowsRead: 2,
    faultCount: 0,
  });
});
