import { once } from 'node:events';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { closeCodes } from '../../server/live/hub.contract.ts';
import { useApp } from '../support/app.ts';
import { enrolDevice, provenAddress, signInDevice } from '../support/enrol.ts';
import { type LiveServer, startLiveServer } from '../support/live-server.ts';
import { staffWithBadge, testPin } from '../support/staff-badge.ts';
import { buildVenue } from './venue.ts';

const app = useApp();
let administrator: string;

beforeAll(async () => {
  await buildVenue(app);
  administrator = await app.signedInAs('administrator');
});

/** Asks the server whose pages are open: only that one can tell them at once. */
async function change({ url }: LiveServer, cookie: string, method: string, path: string, body?: object): Promise<void> {
  const address = new URL(path, url.replace('ws:', 'http:'));
  const headers = { cookie, 'content-type': 'application/json' };
  const answer = await fetch(address, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  expect(answer.status, await answer.text()).toBeLessThan(300);
}

/** A guard who came to a tablet by badge, with the tablet's page open; all others are asked whose they are once an hour. */
async function atTablet() {
  const server = await startLiveServer(app, { recheckMs: 3_600_000 });
  const member = await staffWithBadge(app, 'gate');
  const device = await enrolDevice(app, administrator, { kind: 'lane', name: 'Tablet', laneId: 'south-3' });
  const own = await signInDevice(app, device);
  const body = { badge: member.badge, pin: testPin };
  const shown = await app.ask('POST', '/api/devices/own/staff-sign-ins', { cookie: own, body });
  const cookie = `${own}; ${shown.headers.getSetCookie()[0]?.split(';')[0]}`;
  const socket = new WebSocket(await provenAddress(app, server.url, device), { headers: { cookie } });
  onTestFinished(() => socket.terminate());
  const closed = once(socket, 'close').then(([code]) => Number(code));
  await once(socket, 'open');
  return { server, staffId: member.staffId, own: member.cookie, deviceId: device.id, cookie, closed };
}

type AtTablet = Awaited<ReturnType<typeof atTablet>>;
const byAdministrator = (method: string, path: (at: AtTablet) => string) => (at: AtTablet) =>
  change(at.server, administrator, method, path(at));

it.each<[string, (at: AtTablet) => Promise<void>]>([
  ['the tablet is revoked', byAdministrator('DELETE', ({ deviceId }) => `/api/devices/${deviceId}`)],
  ['their badge is revoked', byAdministrator('DELETE', ({ staffId }) => `/api/staff/${staffId}/badge`)],
  ['another badge is made for them', byAdministrator('POST', ({ staffId }) => `/api/staff/${staffId}/badge`)],
  ['they are shut out', byAdministrator('POST', ({ staffId }) => `/api/staff/${staffId}/disable`)],
  ['an administrator signs them out', byAdministrator('DELETE', ({ staffId }) => `/api/staff/${staffId}/sign-ins`)],
  ['their passkeys are revoked', byAdministrator('DELETE', ({ staffId }) => `/api/staff/${staffId}/passkeys`)],
  ['they sign out', ({ server, cookie }) => change(server, cookie, 'DELETE', '/api/sign-ins/current')],
  [
    'they choose another PIN',
    ({ server, own }) => change(server, own, 'PUT', '/api/staff-badges/own/pin', { pin: '402918' }),
  ],
])('the page of a tablet is closed at once, and not at the next look at all pages, when %s', async (_, happens) => {
  const at = await atTablet();
  await happens(at);
  expect(await at.closed).toBe(closeCodes.signInEnded);
});
