import { once } from 'node:events';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { laneTopic } from '../../server/admission/admission.contract.ts';
import { topicKey } from '../../server/live/define-topic.ts';
import { closeCodes } from '../../server/live/hub.contract.ts';
import { useApp } from '../support/app.ts';
import { enrolDevice, provenAddress, signInDevice } from '../support/enrol.ts';
import { handshake, type LiveServer, startLiveServer } from '../support/live-server.ts';
import { guardAt, openVenue, type Venue } from './venue.ts';

/** A revocation holds within a second; a busy machine gets five times that. */
const withinASecond = { timeout: 5000 };
const laneId = 'south-1';

const app = useApp();
let venue: Venue;
let supervisor: string;
let guard: string;
let tablet: Awaited<ReturnType<typeof enrolDevice>>;
/** What the tablet's browser sends: its own sign-in, and that of the guard who stands at it. */
let cookies: { alone: string; withGuard: string };

beforeAll(async () => {
  venue = await openVenue(app);
  supervisor = await app.signedInAs('supervisor');
  guard = await app.signedInAs('gate');
});

beforeEach(async () => {
  tablet = await enrolDevice(app, supervisor, { kind: 'lane', name: 'Tablet', laneId });
  const alone = await signInDevice(app, tablet);
  cookies = { alone, withGuard: `${guard}; ${alone}` };
});

const revoke = () => app.ask('DELETE', `/api/devices/${tablet.id}`, { cookie: supervisor });
const scan = async () => {
  const { token } = await venue.invite();
  return guardAt(app, venue, cookies.withGuard).scan(laneId, token, { deviceId: tablet.id });
};

const addressAt = ({ url }: LiveServer) => provenAddress(app, url, tablet);

/** The page of the tablet, following its lane over a real socket. */
async function openPage(server: LiveServer, cookie: string) {
  const socket = new WebSocket(await addressAt(server), { headers: { cookie } });
  onTestFinished(() => socket.terminate());
  const frames: { type: string; key?: string }[] = [];
  socket.on('message', (data) => frames.push(JSON.parse(data.toString())));
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'subscribe', topic: laneTopic.name, params: { laneId } }));
  const key = topicKey(laneTopic, { laneId });
  await expect.poll(() => frames.some((frame) => frame.key === key && frame.type === 'snapshot')).toBe(true);
  const closed = { code: 0 };
  socket.on('close', (code) => {
    closed.code = code;
  });
  return { socket, closed };
}

describe('A tablet that is revoked', () => {
  it.each(['alone', 'withGuard'] as const)('loses its socket within a second (%s)', async (who) => {
    const server = await startLiveServer(app);
    const page = await openPage(server, cookies[who]);
    expect((await revoke()).status).toBe(200);
    await expect.poll(() => page.closed.code, withinASecond).toBe(closeCodes.signInEnded);
    expect(await handshake(await addressAt(server), { cookie: cookies[who] })).toBe(401);
  });

  it('has its next scan refused, whoever stands at it', async () => {
    expect(await scan()).toMatchObject({ status: 200, verdict: 'admit' });
    await revoke();
    expect(await scan()).toMatchObject({ status: 422, code: 'admission.device_revoked' });
  });
});

describe('A tablet whose connection was lost', () => {
  it('goes on with the key that it has, on a new socket, after any time', async () => {
    const server = await startLiveServer(app);
    const page = await openPage(server, cookies.withGuard);
    page.socket.terminate();
    await expect.poll(() => server.hub.figures().sockets).toBe(0);
    await openPage(server, cookies.withGuard);
    expect(await scan()).toMatchObject({ status: 200, verdict: 'admit' });
    // The day after, when its sign-in and the guard's are over: both sign in again, and it is the same device.
    app.clock.advance(24 * 3_600_000);
    guard = await app.signedInAs('gate');
    const alone = await signInDevice(app, tablet);
    cookies = { alone, withGuard: `${guard}; ${alone}` };
    await openPage(server, cookies.withGuard);
    expect(await scan()).toMatchObject({ status: 200, verdict: 'admit' });
  });
});
