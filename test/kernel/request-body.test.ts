import { once } from 'node:events';
import { connect } from 'node:net';
import { Hono } from 'hono';
import pino from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../server/app.ts';
import { answerError } from '../../server/kernel/answer-error.ts';
import { takesBody } from '../../server/kernel/request-body.ts';
import type { RequestEnv } from '../../server/kernel/request-env.ts';
import { createHub } from '../../server/live/hub.ts';
import { closeServer } from '../../server/start-up/close-server.ts';
import { serveApp } from '../../server/start-up/serve-app.ts';
import { useApp } from '../support/app.ts';

const app = useApp();

it('waits for a body as long as it was told to, and no longer', async () => {
  const terms = { types: ['application/json'], limitBytes: 100, isStreamed: false, isOptional: false, patienceMs: 20 };
  const slow = new Hono<RequestEnv>().post('/', takesBody(terms), (c) => c.body(null, 204));
  slow.onError(answerError);
  const neverEnds = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"a":')),
  });
  const init = { method: 'POST', body: neverEnds, headers: { 'content-type': 'application/json' }, duplex: 'half' };
  const answer = await slow.request('/', init as RequestInit);
  expect(await answer.json()).toMatchObject({ code: 'request.too_slow', status: 408 });
});

/** A server on a port of its own, and the lines that it logs. */
async function listening() {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const deps = { ...app, log, live: createHub(app) };
  const server = await serveApp(deps, createApp(deps), { host: '127.0.0.1', port: 0 });
  onTestFinished(() => closeServer(server));
  const address = server.address();
  return { lines, server, port: typeof address === 'object' && address ? address.port : 0 };
}

async function sendRaw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(text);
  let answer = '';
  socket.on('data', (data) => {
    answer += data.toString();
  });
  await once(socket, 'close');
  return answer;
}

it('answers what is no HTTP in the same form as any other wrong request', async () => {
  const { port } = await listening();
  const answer = await sendRaw(port, 'GET / HTTP/1.1\r\nbroken header\r\n\r\n');
  expect(answer).toContain('HTTP/1.1 400 Bad Request');
  expect(answer).toContain('content-type: application/problem+json');
  expect(answer).toContain('"code":"request.unreadable"');
});

it('answers headers that are too large', async () => {
  const { port } = await listening();
  const answer = await sendRaw(port, `GET / HTTP/1.1\r\nhost: x\r\nx-large: ${'x'.repeat(20_000)}\r\n\r\n`);
  expect(answer).toContain('"code":"request.headers_too_large"');
});

it('does not take a client that went away for a fault of its own', async () => {
  const { port, lines, server } = await listening();
  const cookie = await app.signedInAs('administrator');
  const socket = connect(port, '127.0.0.1');
  server.once('request', () => socket.destroy());
  socket.write(
    `POST /api/staff HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"name":`,
  );
  await expect.poll(() => lines.length).toBeGreaterThan(0);
  expect(lines.join('')).toContain('"status":400');
  expect(lines.join('')).not.toContain('unforeseen');
});

it('logs the pattern of the route, and nothing that tells of persons', async () => {
  const { port, lines } = await listening();
  const cookie = await app.signedInAs('desk');
  const secret = cookie.split('=')[1]!;
  await fetch(`http://127.0.0.1:${port}/api/delegates/0190c0de-0000-7000-8000-000000000001?search=Lin`, {
    headers: { cookie, 'user-agent': 'Reader of Lin' },
  });
  await expect.poll(() => lines.length).toBe(1);
  expect(JSON.parse(lines[0]!)).toMatchObject({ method: 'GET', route: '/api/delegates/:delegateId', status: 404 });
  for (const told of [secret, 'Lin', '0190c0de']) expect(lines[0]).not.toContain(told);
});

describe('a request that is answered before its body has come in', () => {
  const head = (bytes: number) =>
    `POST /api/registration/drafts HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${bytes}\r\n\r\n`;

  it('is told that its connection closes, and can read the answer however much it still sends', async () => {
    const { port } = await listening();
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => {
      answer += data.toString();
    });
    socket.write(head(50 * 1024 * 1024));
    socket.write('x'.repeat(256 * 1024));
    await expect.poll(() => answer, { timeout: 20_000 }).toContain('"code":"request.too_large"');
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(answer).toMatch(/\r\ncontent-length: \d+\r\n/i);
    socket.write('x'.repeat(1024));
    await once(socket, 'close');
  });

  it('is told so too where the body is read as it comes in, and has a fault at its beginning', async () => {
    const { port } = await listening();
    const cookie = await app.signedInAs('desk');
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => {
      answer += data.toString();
    });
    const path = `/api/delegates/imports?importId=${crypto.randomUUID()}`;
    const lines = [`POST ${path} HTTP/1.1`, 'host: localhost', `cookie: ${cookie}`, 'content-type: text/csv'];
    socket.write([...lines, `content-length: ${50 * 1024 * 1024}`, '', 'name\n'].join('\r\n'));
    socket.write('x'.repeat(2 * 1024 * 1024));
    await expect.poll(() => answer, { timeout: 20_000 }).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    await once(socket, 'close');
  });

  it('keeps its connection for the next one when the rest of the body is there', async () => {
    const { port } = await listening();
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => {
      answer += data.toString();
    });
    socket.write(head(2 * 1024 * 1024) + 'x'.repeat(2 * 1024 * 1024));
    await expect.poll(() => answer, { timeout: 20_000 }).toContain('"code":"request.too_large"');
    expect(answer).not.toMatch(/\r\nconnection: close\r\n/i);
    socket.write('GET /api/nothing HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
    await once(socket, 'close');
    expect(answer).toContain('HTTP/1.1 404 ');
  });
});
