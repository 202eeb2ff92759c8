import { expect, it } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { createApp } from '../../server/app.ts';
import { problemSchema } from '../../server/kernel/problem.contract.ts';
import { createHub } from '../../server/live/hub.ts';
import { useApp } from '../support/app.ts';

const app = useApp();

async function problemOf(answer: Response) {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  return problemSchema.parse(await answer.json());
}

it('answers an unknown address, and an address that takes other methods', async () => {
  expect(await problemOf(await app.ask('GET', '/api/nothing'))).toMatchObject({ code: 'request.unknown_address' });
  const wrongMethod = await app.ask('DELETE', '/readyz');
  expect(wrongMethod.headers.get('allow')).toBe('GET');
  expect(await problemOf(wrongMethod)).toMatchObject({ code: 'request.method_not_allowed', status: 405 });
});

it('tells who has not signed in from who has another role', async () => {
  expect(await problemOf(await app.ask('GET', '/api/staff'))).toMatchObject({ code: 'request.sign_in_needed' });
  const cookie = await app.signedInAs('gate');
  expect(await problemOf(await app.ask('GET', '/api/staff', { cookie }))).toMatchObject({
    code: 'request.role_needed',
  });
});

it.each([
  ['no type', undefined],
  ['another type', 'text/plain'],
  ['a form', 'application/x-www-form-urlencoded'],
  ['JSON in another encoding', 'application/json; charset=utf-16'],
])('does not take %s for an empty body', async (_name, type) => {
  const cookie = await app.signedInAs('administrator');
  const headers: Record<string, string> = type ? { 'content-type': type } : {};
  const body = new TextEncoder().encode('{"name":"Ada","email":"ada@venue.example","roles":["gate"]}');
  const answer = await app.ask('POST', '/api/staff', { body, cookie, headers });
  expect(await problemOf(answer)).toMatchObject({ code: 'request.wrong_content_type', status: 415 });
});

it.each([
  ['broken JSON', '{"name":', 'request.malformed_json'],
  ['an empty body', '', 'request.malformed_json'],
  ['JSON that is no object', '[]', 'request.invalid'],
  ['NUL in a text', '{"name":"A\\u0000da","email":"ada@venue.example","roles":["gate"]}', 'request.invalid'],
  ['half a surrogate pair', '{"name":"A\\ud800da","email":"ada@venue.example","roles":["gate"]}', 'request.invalid'],
])('answers %s', async (_name, body, code) => {
  const cookie = await app.signedInAs('administrator');
  const headers = { 'content-type': 'application/json' };
  expect(await problemOf(await app.ask('POST', '/api/staff', { body, cookie, headers }))).toMatchObject({ code });
});

const mebibyte = 1024 * 1024;

it.each([
  ['with its length told', () => `"${'x'.repeat(mebibyte)}"`],
  ['without', () => streamOf(mebibyte + 1)],
])('refuses a body over the limit, %s', async (_name, body) => {
  const cookie = await app.signedInAs('administrator');
  const headers = { 'content-type': 'application/json' };
  const answer = await app.ask('POST', '/api/staff', { body: body(), cookie, headers });
  expect(await problemOf(answer)).toMatchObject({ code: 'request.too_large', status: 413 });
});

function streamOf(size: number): ReadableStream<Uint8Array> {
  let left = size;
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) return controller.close();
      controller.enqueue(new Uint8Array(Math.min(left, 65_536)).fill(0x20));
      left -= 65_536;
    },
  });
}

it.each([
  ['another origin', { origin: 'https://elsewhere.example' }],
  ['no origin, by a page of another site', { 'sec-fetch-site': 'cross-site' }],
  ['a sandboxed page', { origin: 'null' }],
])('refuses a change asked for from %s', async (_name, headers) => {
  const cookie = await app.signedInAs('administrator');
  const body = { name: 'Ada', email: 'ada@venue.example', roles: ['gate'] };
  const answer = await app.ask('POST', '/api/staff', { body, cookie, headers });
  expect(await problemOf(answer)).toMatchObject({ code: 'request.foreign_origin', status: 403 });
});

it('takes a change from a page of its own, and from a program', async () => {
  const cookie = await app.signedInAs('administrator');
  const body = (n: number) => ({ name: 'Ada', email: `ada-${n}@venue.example`, roles: ['gate'] });
  const fromPage = { origin: 'http://localhost:8420', 'sec-fetch-site': 'same-origin' };
  expect((await app.ask('POST', '/api/staff', { body: body(1), cookie, headers: fromPage })).status).toBe(201);
  expect((await app.ask('POST', '/api/staff', { body: body(2), cookie })).status).toBe(201);
});

it('says that the database is away, with when to try again', async () => {
  const database = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' });
  const answer = await createApp({ ...app, database, live: createHub(app) }).request('/readyz');
  expect(answer.headers.get('retry-after')).toBe('2');
  expect(await problemOf(answer)).toMatchObject({ code: 'request.database_away', status: 503 });
  await database.close();
});

it('has browsers ask by https only, this host and those below it, where it is reached by https', async () => {
  const guarded = createApp({ ...app, live: createHub(app), publicOrigin: 'https://venue.example' });
  const answer = await guarded.request('/api/nothing');
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  expect((await app.ask('GET', '/api/nothing')).headers.get('strict-transport-security')).toBeNull();
});

it('puts the same guards on every answer', async () => {
  const answer = await app.ask('GET', '/api/nothing');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(answer.headers.get('content-security-policy')).toContain('ws://localhost:8420');
  expect(answer.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
  expect(answer.headers.get('content-security-policy')).toMatch(/object-src 'none'.*frame-ancestors 'none'/);
  expect(answer.headers.get('referrer-policy')).toBe('same-origin');
  expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(answer.headers.get('permissions-policy')).toMatch(/camera=\(self\).*publickey-credentials-get=\(self\)/);
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});
