import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { useApp } from '../support/app.ts';
import { startLiveServer } from '../support/live-server.ts';

const app = useApp();

/** Sends bytes, and gives what comes back until the server closes. */
async function exchange(url: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let answer = '';
  socket.setEncoding('utf8').on('data', (data) => (answer += data));
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

const head = (method: string, path: string, ...lines: string[]) =>
  [`${method} ${path} HTTP/1.1`, 'Host: localhost:8420', 'Connection: Upgrade, HTTP2-Settings', ...lines, '', ''].join(
    '\r\n',
  );

it('a request that asks for HTTP/2 by the way is answered in HTTP/1.1, and so is the next one on that line', async () => {
  const { url } = await startLiveServer(app);
  const first = head('GET', '/healthz', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA');
  const next = 'GET /healthz HTTP/1.1\r\nHost: localhost:8420\r\nConnection: close\r\n\r\n';
  const answer = await exchange(url, first + next);
  expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
});

it('a request with a body that asks for another protocol is read whole', async () => {
  const { url } = await startLiveServer(app);
  const body = JSON.stringify({ token: 'x'.repeat(30) });
  const lines = ['Upgrade: h2c', 'Content-Type: application/json', `Content-Length: ${body.length}`];
  const next = 'GET /healthz HTTP/1.1\r\nHost: localhost:8420\r\nConnection: close\r\n\r\n';
  const answer = await exchange(url, head('POST', '/api/sign-ins', ...lines) + body + next);
  expect(answer).toContain('application/problem+json');
  expect(answer).toMatch(/"code":"identity\.[a-z_]+"/);
});

it('a handshake that is refused is answered and closed', async () => {
  const { url } = await startLiveServer(app);
  const answer = await exchange(url, head('GET', '/api/live', 'Upgrade: websocket'));
  expect(answer).toMatch(/^HTTP\/1\.1 401 /);
});
