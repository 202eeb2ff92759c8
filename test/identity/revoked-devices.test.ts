import { once } from 'node:events';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { NewDevice } from '../../server/identity/devices/devices.contract.ts';
import { closeCodes } from '../../server/live/hub.contract.ts';
import { useApp } from '../support/app.ts';
import { enrolDevice, provenAddress, signInDevice } from '../support/enrol.ts';
import { handshake, startLiveServer } from '../support/live-server.ts';
import { buildVenue } from './venue.ts';

/** A revocation holds within a second; a busy machine gets five times that. */
const withinASecond = { timeout: 5000 };

const app = useApp();
let supervisor: string;

beforeAll(async () => {
  await buildVenue(app);
  supervisor = await app.signedInAs('supervisor');
});

const atStation: NewDevice = { kind: 'station', name: 'Desk', stationId: 'station-1' };
const onTheWall: NewDevice = { kind: 'board', name: 'North wall' };

const stations = { topic: 'stations', params: {} };
const queue = { topic: 'station-queue', params: { stationId: 'station-1' } };

/** The page of a device over a real socket, when it shows what it follows. */
async function openPage(address: string, cookie: string, followed: { topic: string; params: object }) {
  const socket = new WebSocket(address, { headers: { cookie } });
  onTestFinished(() => socket.terminate());
  const types: string[] = [];
  socket.on('message', (data: Buffer) => types.push(JSON.parse(data.toString()).type));
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'subscribe', ...followed }));
  await expect.poll(() => types).toContain('snapshot');
  const closed = { code: 0 };
  socket.on('close', (code) => {
    closed.code = code;
  });
  return closed;
}

describe.each([
  ['A station’s tablet alone', atStation, stations, false],
  ['A station’s tablet with its officer', atStation, queue, true],
  ['A board', onTheWall, stations, false],
] as const)('%s that is revoked', (_, terms, followed, isWithOfficer) => {
  it('loses its socket within a second, and comes in by none of its own', async () => {
    const server = await startLiveServer(app);
    const device = await enrolDevice(app, supervisor, terms);
    const own = await signInDevice(app, device);
    const cookie = isWithOfficer ? `${await app.signedInAs('station')}; ${own}` : own;
    const page = await openPage(await provenAddress(app, server.url, device), cookie, followed);
    expect((await app.ask('DELETE', `/api/devices/${device.id}`, { cookie: supervisor })).status).toBe(200);
    await expect.poll(() => page.code, withinASecond).toBe(closeCodes.signInEnded);
    expect(await handshake(await provenAddress(app, server.url, device), { cookie: own })).toBe(401);
    await expect(signInDevice(app, device)).rejects.toThrow('identity.device_revoked');
  });
});
