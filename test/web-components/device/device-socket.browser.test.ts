import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import type { Device } from '../../../server/identity/devices/devices.contract.ts';
import { defineTopic } from '../../../server/live/define-topic.ts';
import { closeCodes } from '../../../server/live/hub.contract.ts';
import { doubtSignIn, goOnAs, onDoubtedSignIn } from '../../../web-components/api/sign-in.ts';
import { makeDeviceKey } from '../../../web-components/device/device-key.ts';
import { forgetDevice, keepDevice } from '../../../web-components/device/device-store.ts';
import { enrol, leaveEnrolment, onDeviceEnded } from '../../../web-components/device/this-device.ts';
import { pageClient } from '../../../web-components/live/page-client.ts';
import { signedIn } from '../signed-in.ts';

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

/**
 * A server that may be away, and that may have lost its sign-ins; it lets in a device that it knows, with a proof, and
 * without one whoever is signed in there.
 */
class FakeServer {
  isAway = false;
  isRevoked = false;
  isKnown = false;
  /** Somebody is signed in on this browser by a sign-in of their own. */
  hasStaff = false;
  signIns = 0;
  askedForChallenges = 0;
  askedWhoIsHere = 0;
  readonly sockets: FakeSocket[] = [];

  readonly fetch = async (input: RequestInfo | URL) => {
    const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input, location.href);
    if (pathname === '/api/device-challenges') this.askedForChallenges += 1;
    if (this.isAway) throw new TypeError('away');
    if (pathname === '/api/device-challenges')
      return Response.json({ challenge: 'c', expiresAt: '2026-05-01T09:00:00Z' });
    if (pathname === '/api/device-sign-ins') return this.#signIn();
    if (pathname === '/api/devices') return Response.json(device, { status: 201 });
    const isProven = searchParams.has('challenge');
    if (!isProven) this.askedWhoIsHere += 1;
    if (isProven ? this.isKnown : this.hasStaff) return problem(400, 'live.upgrade_needed');
    return problem(401, isProven ? 'request.device_needed' : 'request.sign_in_needed');
  };

  letsIn = (url: URL) => !this.isAway && (url.searchParams.has('challenge') ? this.isKnown : this.hasStaff);

  revoke(): void {
    [this.isRevoked, this.isKnown] = [true, false];
    this.sockets.at(-1)?.cut(closeCodes.signInEnded);
  }

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
  readonly isProven: boolean;

  constructor(url: URL) {
    super();
    this.isIn = server.letsIn(url);
    this.isProven = url.searchParams.has('challenge');
    server.sockets.push(this);
    queueMicrotask(() => (this.isIn ? this.dispatchEvent(new Event('open')) : this.cut()));
  }

  cut = (code = 1006) => this.dispatchEvent(new CloseEvent('close', { code }));
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
  const asked = server.askedForChallenges;
  await expect.poll(() => server.askedForChallenges).toBeGreaterThan(asked + 2);
  [server.isAway, server.isKnown] = [false, false];
  await expect.poll(() => server.sockets.at(-1)?.isIn).toBe(true);
  await expect.poll(view.now).toBe('live');
  expect(view.since()).not.toContain('error');
  expect(server.signIns).toBe(2);
});

it('A device that is revoked says that it may not follow', async () => {
  const view = follow();
  await expect.poll(view.now).toBe('live');
  server.revoke();
  await expect.poll(view.now).toBe('error');
});

it('A device that is revoked is told so where somebody is signed in at it, and they follow on as themselves', async () => {
  server.hasStaff = true;
  const ended: string[] = [];
  onTestFinished(onDeviceEnded(({ code }) => void ended.push(code)));
  const view = follow();
  await expect.poll(view.now).toBe('live');
  view.since();
  const before = server.sockets.length;
  server.revoke();
  await expect.poll(() => ended).toContain('identity.device_revoked');
  await expect.poll(() => server.sockets.slice(before).map(({ isIn, isProven }) => isIn && !isProven)).toEqual([true]);
  await expect.poll(view.now).toBe('live');
  expect(view.since()).not.toContain('error');
});

it('A device that cannot make its proof just now opens no socket without one, whoever is signed in at it', async () => {
  server.hasStaff = true;
  const view = follow();
  await expect.poll(view.now).toBe('live');
  server.isAway = true;
  server.sockets.at(-1)?.cut();
  const asked = server.askedForChallenges;
  await expect.poll(() => server.askedForChallenges).toBeGreaterThan(asked + 1);
  server.isAway = false;
  await expect.poll(() => server.sockets.at(-1)?.isIn).toBe(true);
  expect(server.sockets.map(({ isProven }) => isProven)).not.toContain(false);
});

it('A browser that becomes a device leaves the socket of whoever is signed in for one of its own', async () => {
  server.hasStaff = true;
  await leaveEnrolment();
  const view = follow();
  const isLastProven = () => server.sockets.at(-1)?.isProven;
  server.sockets.at(-1)?.cut();
  await expect.poll(isLastProven).toBe(false);
  await expect.poll(view.now).toBe('live');
  await enrol('K7M4-9QXD');
  await expect.poll(isLastProven).toBe(true);
  await expect.poll(view.now).toBe('live');
});

const guard = signedIn({
  ...{ id: '01900000-0000-7000-8000-0000000000c1', name: 'Guard', email: 'guard@venue.example', roles: ['gate'] },
});

it('A device that is handed over leaves the socket of whoever was there before', async () => {
  onTestFinished(doubtSignIn);
  [server.hasStaff, server.isKnown] = [true, true];
  const view = follow();
  await expect.poll(view.now).toBe('live');
  const before = server.sockets.length;
  goOnAs(guard);
  await expect.poll(() => server.sockets.slice(before).map(({ isIn }) => isIn)).toEqual([true]);
  await expect.poll(view.now).toBe('live');
});

it('A device whose sign-in ended while no socket was open asks who is there, and no more while somebody is', async () => {
  onTestFinished(doubtSignIn);
  [server.hasStaff, server.isKnown] = [true, true];
  goOnAs(guard);
  let doubts = 0;
  onTestFinished(
    onDoubtedSignIn(() => {
      doubts += 1;
    }),
  );
  const view = follow();
  await expect.poll(view.now).toBe('live');
  await expect.poll(() => server.askedWhoIsHere).toBe(1);
  server.sockets.at(-1)?.cut();
  await expect.poll(() => server.askedWhoIsHere).toBe(2);
  expect(doubts).toBe(0);
  server.hasStaff = false;
  server.sockets.at(-1)?.cut();
  await expect.poll(() => doubts).toBe(1);
  await expect.poll(view.now).toBe('live');
});
