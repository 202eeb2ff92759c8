import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import type { Device } from '../../../server/identity/devices/devices.contract.ts';
import { defineTopic } from '../../../server/live/define-topic.ts';
import { makeDeviceKey } from '../../../web-components/device/device-key.ts';
import { forgetDevice, keepDevice } from '../../../web-components/device/device-store.ts';
import { pageClient } from '../../../web-components/live/page-client.ts';

const water = defineTopic({
  name: 'water',
  params: z.object({}),
  state: z.object({ level: z.number() }),
  permission: { name: 'followTest', who: ['board device'] },
});

const device: Device = {
  ...{ id: '01900000-0000-7000-8000-0000000000b1', kind: 'board', name: 'North wall', isEnrolled: true },
  registeredAt: '2026-05-01T07:00:00Z',
};

/** A server that may be away, and that may have lost its sign-ins; it lets in a device that it knows, with a proof. */
class FakeServer {
  isAway = false;
  isRevoked = false;
  isKnown = false;
  signIns = 0;
  readonly sockets: FakeSocket[] = [];

  readonly fetch = async (input: RequestInfo | URL) => {
    if (this.isAway) throw new TypeError('away');
    const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input, location.href);
    if (pathname === '/api/device-challenges')
      return Response.json({ challenge: 'c', expiresAt: '2026-05-01T09:00:00Z' });
    if (pathname === '/api/device-sign-ins') return this.#signIn();
    if (!this.isKnown) return problem(401, 'request.sign_in_needed');
    return searchParams.has('challenge') ? problem(400, 'live.upgrade_needed') : problem(401, 'live.proof_needed');
  };

  letsIn = (url: URL) => !this.isAway && this.isKnown && url.searchParams.has('challenge');

  #signIn() {
    if (this.isRevoked) return problem(403, 'identity.device_revoked');
    this.isKnown = true;
    this.signIns += 1;
    return Response.json({ device, expiresAt: new Date(Date.now() + 12 * 3_600_000).toISOString() }, { status: 201 });
  }
}

const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ type: 'about:blank', title: code, status, code }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });

let server: FakeServer;

class FakeSocket extends EventTarget {
  readonly isIn: boolean;

  constructor(url: URL) {
    super();
    this.isIn = server.letsIn(url);
    server.sockets.push(this);
    queueMicrotask(() => (this.isIn ? this.dispatchEvent(new Event('open')) : this.cut()));
  }

  cut = () => this.dispatchEvent(new CloseEvent('close', { code: 1006 }));
  close = () => undefined;

  send() {
    const frame = { type: 'snapshot', key: 'water', revision: ['e', 1], declared: 'first', state: { level: 3 } };
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
  }
}

/** Follows from now on; tells what the page shows now, and what it has shown since it was last asked. */
function follow() {
  const shown: string[] = [];
  onTestFinished(pageClient().follow(water, {}, ({ status }) => void shown.push(status)));
  return { now: () => shown.at(-1), since: () => shown.splice(0) };
}

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  vi.stubGlobal('WebSocket', FakeSocket);
  await keepDevice({ device, keys: await makeDeviceKey() });
  onTestFinished(async () => {
    vi.unstubAllGlobals();
    await forgetDevice();
  });
});

it('A device whose server was away, and has lost its sign-in, follows again without a word to anybody', async () => {
  const view = follow();
  await expect.poll(view.now).toBe('live');
  view.since();
  server.isAway = true;
  server.sockets.at(-1)?.cut();
  await expect.poll(() => server.sockets.length).toBeGreaterThan(2);
  [server.isAway, server.isKnown] = [false, false];
  await expect.poll(() => server.sockets.at(-1)?.isIn).toBe(true);
  await expect.poll(view.now).toBe('live');
  expect(view.since()).not.toContain('error');
  expect(server.signIns).toBe(2);
});

it('A device that is revoked says that it may not follow', async () => {
  const view = follow();
  await expect.poll(view.now).toBe('live');
  [server.isRevoked, server.isKnown] = [true, false];
  server.sockets.at(-1)?.cut();
  await expect.poll(view.now).toBe('error');
});
