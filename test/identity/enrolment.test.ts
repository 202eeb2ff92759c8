import { beforeAll, describe, expect, it } from 'vitest';
import { textOfDeviceSignIn } from '../../server/identity/devices/device-texts.ts';
import type { Device } from '../../server/identity/devices/devices.contract.ts';
import { publicOrigin, useApp } from '../support/app.ts';
import { newKey } from '../support/device-keys.ts';
import { enrolDevice, enrolmentWith, showCode, signInDevice } from '../support/enrol.ts';
import { buildVenue } from './venue.ts';

const app = useApp();
let supervisor: string;
const atLane = { kind: 'lane', name: 'Tablet 12', laneId: 'south-3' } as const;

beforeAll(async () => {
  await buildVenue(app);
  supervisor = await app.signedInAs('supervisor');
});

const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const answer = await app.ask('POST', path, { body, headers });
  return { status: answer.status, body: (await answer.json()) as Device & { code?: string; challenge: string } };
};
const enrol = (body: unknown) => post('/api/devices', body);
const codeFor = async (device: Parameters<typeof showCode>[2] = atLane) =>
  (await showCode(app, supervisor, device)).code;

describe('A code that a supervisor shows', () => {
  it('enrols one device as what was said, and is told in no list and no row', async () => {
    const shown = await showCode(app, supervisor, atLane);
    expect(shown.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(shown.url).toBe(`${publicOrigin}/gate/#enrol=${shown.code}`);
    const wall = await showCode(app, supervisor, { kind: 'board', name: 'North wall' });
    expect(wall.url).toBe(`${publicOrigin}/gate/board/?wall#enrol=${wall.code}`);
    const { status, body } = await enrol(enrolmentWith(shown.code, newKey()));
    expect([status, body]).toMatchObject([201, { ...atLane, isEnrolled: true }]);
    const rows = await app.database.sql`select * from device_codes`;
    expect(JSON.stringify(rows)).not.toContain(shown.code.replace('-', ''));
  });

  it('is good once', async () => {
    const code = await codeFor();
    const both = await Promise.all([enrol(enrolmentWith(code, newKey())), enrol(enrolmentWith(code, newKey()))]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 410]);
    expect(both.find(({ status }) => status === 410)?.body.code).toBe('identity.device_code_used');
  });

  it('is good for two minutes', async () => {
    const code = await codeFor();
    app.clock.advance(120_000);
    expect((await enrol(enrolmentWith(code, newKey()))).body.code).toBe('identity.device_code_over');
  });

  it('may be typed in small letters, with what looks alike', async () => {
    const code = await codeFor();
    const typed = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replace('-', ' ');
    expect((await enrol(enrolmentWith(code, newKey(), { code: typed }))).status).toBe(201);
  });

  it('is not used up by what is not signed with the key that is shown', async () => {
    const code = await codeFor();
    const [mine, other] = [newKey(), newKey()];
    const foreign = enrolmentWith(code, mine, { publicKey: other.point.toString('base64url') });
    expect((await enrol(foreign)).body.code).toBe('identity.signature_wrong');
    const offCurve = Buffer.from(mine.point);
    offCurve[40]! ^= 1;
    const unusable = enrolmentWith(code, mine, { publicKey: offCurve.toString('base64url') });
    expect((await enrol(unusable)).body.code).toBe('identity.device_key_unusable');
    expect((await enrol(enrolmentWith(code, mine))).status).toBe(201);
  });

  it('enrols no key twice', async () => {
    const key = newKey();
    expect((await enrol(enrolmentWith(await codeFor(), key))).status).toBe(201);
    expect((await enrol(enrolmentWith(await codeFor(), key))).body.code).toBe('identity.device_key_known');
  });

  it('names a lane for a lane, at most a station for a station, and nothing else', async () => {
    const ask = async (body: object) =>
      (await (await app.ask('POST', '/api/device-codes', { cookie: supervisor, body })).json()).code;
    expect(await ask({ kind: 'lane', name: 'No lane' })).toBe('identity.lane_needed');
    expect(await ask({ kind: 'board', name: 'Wall', laneId: 'south-3' })).toBe('identity.lane_needed');
    expect(await ask({ kind: 'lane', name: 'Lost', laneId: 'nowhere' })).toBe('identity.lane_unknown');
    expect(await ask({ kind: 'board', name: 'Wall', stationId: 'station-1' })).toBe('identity.not_at_a_station');
    expect(await ask({ kind: 'station', name: 'Lost', stationId: 'nowhere' })).toBe('identity.station_unknown');
  });
});

describe('A device', () => {
  const signInAs = async (id: string, sign: (text: string) => string, changes: object = {}) => {
    const { challenge } = (await post('/api/device-challenges', undefined)).body;
    const signature = sign(textOfDeviceSignIn({ origin: publicOrigin, deviceId: id, challenge }));
    return post('/api/device-sign-ins', { deviceId: id, challenge, signature, ...changes });
  };

  it('signs in by its key, and with no other', async () => {
    const { id, key } = await enrolDevice(app, supervisor, atLane);
    expect((await signInAs(id, key.sign)).status).toBe(201);
    expect((await signInAs(id, newKey().sign)).body.code).toBe('identity.signature_wrong');
  });

  it('answers each challenge once, within a minute, and one of this server', async () => {
    const { id, key } = await enrolDevice(app, supervisor, atLane);
    const { challenge } = (await post('/api/device-challenges', undefined)).body;
    const answered = {
      ...{ deviceId: id, challenge },
      signature: key.sign(textOfDeviceSignIn({ origin: publicOrigin, deviceId: id, challenge })),
    };
    expect((await post('/api/device-sign-ins', answered)).status).toBe(201);
    expect((await post('/api/device-sign-ins', answered)).body.code).toBe('identity.challenge_over');
    const made = Buffer.alloc(40, 7).toString('base64url');
    expect((await signInAs(id, key.sign, { challenge: made })).body.code).toBe('identity.challenge_over');
    const { challenge: late } = (await post('/api/device-challenges', undefined)).body;
    app.clock.advance(60_000);
    expect((await signInAs(id, key.sign, { challenge: late })).body.code).toBe('identity.challenge_over');
  });

  it('tells of itself, and those who look after devices see it', async () => {
    const device = await enrolDevice(app, supervisor, { ...atLane, name: 'Tablet that tells' });
    const cookie = await signInDevice(app, device);
    const report = { version: '0.4.0', clockOffsetMs: -1200, clockErrorMs: 20, waitingScans: 3 };
    expect((await app.ask('PUT', '/api/devices/own', { cookie, body: report })).status).toBe(200);
    const { devices } = await (await app.ask('GET', '/api/devices', { cookie: supervisor })).json();
    const seenAt = app.clock.now().toISOString();
    expect(devices.find(({ id }: Device) => id === device.id)).toMatchObject({ ...report, seenAt });
  });

  it('is signed out when it is revoked, from the next request on, and stays so', async () => {
    const device = await enrolDevice(app, supervisor, atLane);
    const cookie = await signInDevice(app, device);
    const readLayout = async () => (await app.ask('GET', '/api/layout', { cookie })).status;
    expect(await readLayout()).toBe(200);
    const revoke = async () => (await app.ask('DELETE', `/api/devices/${device.id}`, { cookie: supervisor })).json();
    const first = (await revoke()) as Device;
    expect(await readLayout()).toBe(401);
    expect((await signInAs(device.id, device.key.sign)).body.code).toBe('identity.device_revoked');
    app.clock.advance(1_000);
    expect(await revoke()).toMatchObject({ revokedAt: first.revokedAt });
  });

  it('that is enrolled anew is revoked as what it was before, in the same moment', async () => {
    const former = await enrolDevice(app, supervisor, atLane);
    const cookie = await signInDevice(app, former);
    const anew = enrolmentWith(await codeFor({ ...atLane, name: 'Tablet 12, again' }), newKey());
    const answer = await app.ask('POST', '/api/devices', { cookie, body: anew });
    const { id } = (await answer.json()) as Device;
    const { devices } = await (await app.ask('GET', '/api/devices', { cookie: supervisor })).json();
    const told = (of: string) => devices.find((device: Device) => device.id === of)?.revokedAt;
    expect([told(former.id), told(id)]).toEqual([app.clock.now().toISOString(), undefined]);
    expect((await signInAs(former.id, former.key.sign)).body.code).toBe('identity.device_revoked');
  });

  it('keeps what it was where a code turns out to be no good', async () => {
    const device = await enrolDevice(app, supervisor, atLane);
    const cookie = await signInDevice(app, device);
    const code = await codeFor();
    await enrol(enrolmentWith(code, newKey()));
    expect((await app.ask('POST', '/api/devices', { cookie, body: enrolmentWith(code, newKey()) })).status).toBe(410);
    expect((await signInAs(device.id, device.key.sign)).status).toBe(201);
  });
});
