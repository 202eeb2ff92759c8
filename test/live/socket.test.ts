import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { giveRoles } from '../../server/identity/give-roles.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { defineTopic, type LiveState } from '../../server/live/define-topic.ts';
import type { LiveClient } from '../../web-components/live/live-client.ts';
import type { View } from '../../web-components/live/view.ts';
import { publicOrigin, useApp } from '../support/app.ts';
import { handshake, newClient, pageSockets, startLiveServer, waitFor } from '../support/live-server.ts';
import { water } from '../support/live-world.ts';

const app = useApp();
const canal = { canal: 'grand' };
const follows =
  (client: LiveClient, topic = water) =>
  (listener: (view: View<LiveState>) => void) =>
    client.follow(topic, canal, listener);

/** A server with one canal whose state the test changes, and a guard's cookie. */
async function canalServer(limits = {}) {
  const server = await startLiveServer(app, limits);
  const source = { state: { level: 1 } as LiveState };
  server.hub.serve(water, { read: () => source.state });
  return { ...server, source, cookie: await app.signedInAs('gate') };
}

async function openRaw(url: string, cookie: string): Promise<WebSocket> {
  const socket = new WebSocket(url, { headers: { cookie } });
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  return socket;
}

describe('Over a real socket', () => {
  it('a page follows a topic, and returns after its socket broke with only what it missed', async () => {
    const { hub, url, cookie, source } = await canalServer();
    const sockets = pageSockets(url, cookie);
    const client = newClient(sockets.open);
    await waitFor(follows(client), (view) => view.status === 'live');
    source.state = { level: 2, name: '烏鎮' };
    hub.wake(water, canal);
    await waitFor(follows(client), (view) => view.status === 'live' && view.value.level === 2);
    const before = sockets.last();
    before.terminate();
    source.state = { level: 3, name: '烏鎮' };
    const back = await waitFor(follows(client), (view) => view.status === 'live' && view.value.level === 3);
    expect(back).toMatchObject({ value: { level: 3, name: '烏鎮' } });
    expect(sockets.last()).not.toBe(before);
  });

  it('nobody is let in without a sign-in, nor from a page of another site', async () => {
    const { url, cookie } = await canalServer();
    expect(await handshake(url, {})).toBe(401);
    expect(await handshake(url, { cookie: 'causeway_sign_in=made-up-made-up-made-up' })).toBe(401);
    expect(await handshake(url, { cookie, origin: 'https://elsewhere.example' })).toBe(403);
    expect(await handshake(url, { cookie, origin: 'http://localhost.elsewhere.example:8420' })).toBe(403);
    expect(await handshake(url, { cookie, origin: publicOrigin })).toBe(101);
    expect(await handshake(url, { cookie, origin: 'http://127.0.0.1:8420' })).toBe(101);
    expect(await handshake(`${url}?from=here`, { cookie })).toBe(101);
    expect(await handshake(`${url}/elsewhere`, { cookie })).toBe(404);
  });

  it('a plain request is told what the address is for', async () => {
    const { url, cookie } = await canalServer();
    const answer = await fetch(url.replace('ws:', 'http:'), { headers: { cookie } });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'live.upgrade_needed' });
  });

  it('a page too many is turned away at its handshake, a plain request is told why, and one that closes makes room', async () => {
    const { url, cookie, hub } = await canalServer({ socketsPerActor: 1 });
    const first = await openRaw(url, cookie);
    expect(await handshake(url, { cookie })).toBe(429);
    const answer = await fetch(url.replace('ws:', 'http:'), { headers: { cookie } });
    expect(answer.status).toBe(429);
    expect(await answer.json()).toMatchObject({ code: 'live.too_many_pages_of_person' });
    expect(hub.figures().counts.refusals.get('live.too_many_pages_of_person')).toBe(2);
    expect(await handshake(url, { cookie: await app.signedInAs('gate') })).toBe(101);
    first.terminate();
    await expect.poll(() => handshake(url, { cookie })).toBe(101);
  });

  it('a message that is too large, in too many pieces or none at all ends the socket', async () => {
    const { url, cookie } = await canalServer();
    const [large, pieces, bytes] = await Promise.all([1, 2, 3].map(() => openRaw(url, cookie)));
    const ends = [large, pieces, bytes].map((socket) => once(socket!, 'close').then(([code]) => code));
    large!.send('x'.repeat(64 * 1024 + 1));
    for (let piece = 0; piece < 70; piece += 1) pieces!.send('x', { fin: false });
    bytes!.send(Buffer.from([0, 255, 1]));
    expect(await Promise.all(ends)).toEqual([1009, 1008, 1008]);
  });

  it('a socket that is full of what its page does not read skips to the newest state when it reads on', async () => {
    const { hub, url, cookie, networkSockets } = await canalServer();
    const quick = defineTopic({ ...water, name: 'quick', maxHz: 100_000 });
    const source = { state: { level: 0 } as LiveState };
    hub.serve(quick, { read: () => source.state });
    const sockets = pageSockets(url, cookie);
    const client = newClient(sockets.open);
    await waitFor(follows(client, quick), (view) => view.status === 'live');
    sockets.last().pause();
    const network = networkSockets.at(-1)!;
    let mostWaiting = 0;
    let level = 0;
    for (let left = 300; left > 0; left -= mostWaiting > 20_000 ? 1 : 0) {
      level += 1;
      source.state = { level, text: String.fromCharCode(97 + (level % 26)).repeat(20_000) };
      hub.wake(quick, canal);
      await new Promise((resolve) => setImmediate(resolve));
      mostWaiting = Math.max(mostWaiting, network.writableLength);
    }
    expect(mostWaiting).toBeLessThan(160 * 1024);
    sockets.last().resume();
    const view = await waitFor(
      follows(client, quick),
      ({ status, ...rest }) => status === 'live' && 'value' in rest && (rest.value as LiveState).level === level,
    );
    expect(view).toMatchObject({ value: source.state });
  });
});

describe('When roles change', () => {
  it('the page of a guard who is no longer one is told why it shows nothing more', async () => {
    const { url, cookie } = await canalServer();
    const client = newClient(pageSockets(url, cookie).open);
    await waitFor(follows(client), (view) => view.status === 'live');
    const staffId = (await (await app.ask('GET', '/api/sign-ins/current', { cookie })).json()).staff.id;
    await giveRoles(app, theSystem, { staffId, roles: ['desk'] });
    const view = await waitFor(follows(client), ({ status }) => status === 'error');
    expect(view).toMatchObject({ problem: { code: 'request.role_needed' } });
  });

  it('the socket of somebody who signed out is closed', async () => {
    const { url, cookie } = await canalServer();
    const socket = await openRaw(url, cookie);
    const closed = once(socket, 'close');
    await app.ask('DELETE', '/api/sign-ins/current', { cookie, headers: { origin: publicOrigin } });
    expect((await closed)[0]).toBe(4401);
  });
});
