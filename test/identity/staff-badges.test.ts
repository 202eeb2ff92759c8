import { asc } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { ledger } from '../../db/schema/index.ts';
import type { Role } from '../../db/vocabulary.ts';
import { useApp } from '../support/app.ts';
import { enrolDevice, signInDevice } from '../support/enrol.ts';
import { staffWithBadge, testPin } from '../support/staff-badge.ts';
import { buildVenue } from './venue.ts';

const app = useApp();
let administrator: string;

beforeAll(async () => {
  await buildVenue(app);
  administrator = await app.signedInAs('administrator');
});

const atLane = { kind: 'lane', name: 'Tablet', laneId: 'south-3' } as const;
const atStation = { kind: 'station', name: 'Desk', stationId: 'station-1' } as const;

async function tablet(terms: typeof atLane | typeof atStation | { kind: 'board'; name: string } = atLane) {
  const device = await enrolDevice(app, administrator, terms);
  return { id: device.id, cookie: await signInDevice(app, device) };
}

const cookiesOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** Shows a badge and PIN at a tablet, beside whoever is signed in there. */
async function showAt(device: { cookie: string }, shown: { badge: string; pin?: string }, former = '') {
  const cookie = [device.cookie, former].filter(Boolean).join('; ');
  const answer = await app.ask('POST', '/api/devices/own/staff-sign-ins', { cookie, body: { pin: testPin, ...shown } });
  return { status: answer.status, secret: cookiesOf(answer), answer, body: await answer.json() };
}

const statusOf = async (cookie: string, path = '/api/sign-ins/current', method = 'GET', body?: object) =>
  (await app.ask(method, path, { cookie, ...(body && { body }) })).status;
const codeOf = async (cookie: string, method: string, path: string, body?: object) =>
  (await (await app.ask(method, path, { cookie, ...(body && { body }) })).json()).code;
const actions = async () => {
  const rows = await app.database.drizzle.select().from(ledger).orderBy(asc(ledger.sequence));
  return rows.map(({ action }) => action);
};
const wrongPin = '739150';

describe('A staff badge', () => {
  it('signs its owner in at an enrolled tablet, with the roles that serve there and no other', async () => {
    const { badge, name } = await staffWithBadge(app, 'gate', 'supervisor', 'station', 'administrator', 'desk');
    const gate = await tablet();
    const { status, body, secret } = await showAt(gate, { badge: ` ${badge.toLowerCase()} ` });
    expect([status, body]).toMatchObject([201, { proof: 'badge', needsPasskey: false, staff: { name } }]);
    expect(body.staff.roles).toEqual(['gate', 'supervisor']);
    const both = `${gate.cookie}; ${secret}`;
    const current = await (await app.ask('GET', '/api/sign-ins/current', { cookie: both })).json();
    expect(current.staff.roles).toEqual(['gate', 'supervisor']);
    expect(await statusOf(both, '/api/staff')).toBe(403);
    expect(await statusOf(both, '/api/rules')).not.toBe(403);
  });

  it('is nobody without its tablet, and at another one', async () => {
    const { badge } = await staffWithBadge(app, 'gate');
    const [here, there] = [await tablet(), await tablet()];
    const { secret } = await showAt(here, { badge });
    expect(await statusOf(`${here.cookie}; ${secret}`)).toBe(200);
    expect(await statusOf(secret)).toBe(401);
    expect(await codeOf(`${there.cookie}; ${secret}`, 'GET', '/api/sign-ins/current')).toBe('request.sign_in_needed');
    expect(await statusOf(`${here.cookie}; ${secret}`)).toBe(200);
  });

  it('is of no use at a board, in a browser that is no device, or where its owner has no work', async () => {
    const { badge } = await staffWithBadge(app, 'station', 'administrator');
    expect((await showAt(await tablet({ kind: 'board', name: 'Wall' }), { badge })).status).toBe(401);
    expect((await showAt({ cookie: administrator }, { badge })).status).toBe(401);
    expect((await showAt(await tablet(), { badge })).body.code).toBe('identity.badge_elsewhere');
    expect((await showAt(await tablet(atStation), { badge })).body.staff.roles).toEqual(['station']);
  });

  it('lets nobody change what its owner signs in with', async () => {
    const { badge } = await staffWithBadge(app, 'gate');
    const gate = await tablet();
    const cookie = `${gate.cookie}; ${(await showAt(gate, { badge })).secret}`;
    const needed = 'identity.own_passkey_needed';
    expect(await codeOf(cookie, 'POST', '/api/passkeys/offers')).toBe(needed);
    expect(await codeOf(cookie, 'POST', '/api/passkey-proofs/offers')).toBe(needed);
    // What asks for a fresh proof, which they cannot give.
    const unproven = 'request.proof_needed';
    expect(await codeOf(cookie, 'PUT', '/api/staff-badges/own/pin', { pin: '402918' })).toBe(unproven);
    const someId = '01890000-0000-7000-8000-000000000000';
    expect(await codeOf(cookie, 'DELETE', `/api/passkeys/${someId}`)).toBe(unproven);
    expect(await codeOf(cookie, 'DELETE', '/api/sign-ins')).toBe(needed);
  });

  it('ends with half an hour of rest, and with twelve hours in all', async () => {
    const { badge } = await staffWithBadge(app, 'gate');
    const gate = await tablet();
    const rested = `${gate.cookie}; ${(await showAt(gate, { badge })).secret}`;
    app.clock.advance(29 * 60_000);
    expect(await statusOf(rested)).toBe(200);
    app.clock.advance(30 * 60_000);
    expect(await statusOf(rested)).not.toBe(200);
    const device = await enrolDevice(app, administrator, atLane);
    const long = (await showAt({ cookie: await signInDevice(app, device) }, { badge })).secret;
    const fresh = await signInDevice(app, device);
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      app.clock.advance(20 * 60_000);
      await statusOf(`${fresh}; ${long}`);
    }
    const renewed = await signInDevice(app, device);
    expect(await statusOf(`${renewed}; ${long}`)).toBe(200);
    app.clock.advance(20 * 60_000);
    expect(await statusOf(`${renewed}; ${long}`)).not.toBe(200);
    administrator = await app.signedInAs('administrator');
  });

  it.each([
    ['PUT', '/api/devices/own'],
    ['POST', '/api/device-challenges'],
    ['POST', '/api/device-sign-ins'],
    ['POST', '/api/verifications/01890000-0000-7000-8000-000000000000/renew'],
    ['GET', '/api/hotspots/H-1/readings'],
    ['GET', '/api/time'],
    ['GET', '/api/live'],
  ])('rests also while the page of its tablet asks by itself: %s %s', async (method, path) => {
    const { badge } = await staffWithBadge(app, 'gate');
    const gate = await tablet();
    const cookie = `${gate.cookie}; ${(await showAt(gate, { badge })).secret}`;
    app.clock.advance(20 * 60_000);
    await app.ask(method, path, { cookie });
    app.clock.advance(10 * 60_000);
    expect(await statusOf(cookie)).not.toBe(200);
    administrator = await app.signedInAs('administrator');
  });

  it.each<[string, (given: { staffId: string; deviceId: string; own: string }) => Promise<unknown>]>([
    [
      'its tablet is revoked',
      ({ deviceId }) => app.ask('DELETE', `/api/devices/${deviceId}`, { cookie: administrator }),
    ],
    ['it is revoked', ({ staffId }) => app.ask('DELETE', `/api/staff/${staffId}/badge`, { cookie: administrator })],
    ['another one is made', ({ staffId }) => app.ask('POST', `/api/staff/${staffId}/badge`, { cookie: administrator })],
    [
      'its owner is shut out',
      ({ staffId }) => app.ask('POST', `/api/staff/${staffId}/disable`, { cookie: administrator }),
    ],
    [
      'its owner chooses another PIN',
      ({ own }) => app.ask('PUT', '/api/staff-badges/own/pin', { cookie: own, body: { pin: '402918' } }),
    ],
  ])('signs its owner out when %s', async (_, happens) => {
    const { badge, staffId, cookie: own } = await staffWithBadge(app, 'gate');
    const gate = await tablet();
    const cookie = `${gate.cookie}; ${(await showAt(gate, { badge })).secret}`;
    expect(await statusOf(cookie)).toBe(200);
    await happens({ staffId, deviceId: gate.id, own });
    expect(await statusOf(cookie)).not.toBe(200);
  });

  it('holds what another role gives from the next request on, under another secret', async () => {
    const { badge, staffId } = await staffWithBadge(app, 'gate');
    const gate = await tablet();
    const cookie = `${gate.cookie}; ${(await showAt(gate, { badge })).secret}`;
    const body = { roles: ['station', 'supervisor'] satisfies Role[] };
    await app.ask('PUT', `/api/staff/${staffId}/roles`, { cookie: administrator, body });
    const answer = await app.ask('GET', '/api/sign-ins/current', { cookie });
    expect((await answer.json()).staff.roles).toEqual(['supervisor']);
    const turned = `${gate.cookie}; ${cookiesOf(answer)}`;
    expect([cookiesOf(answer) !== '', await statusOf(turned)]).toEqual([true, 200]);
  });

  it('is told once: only what tells it from others is kept', async () => {
    const { badge } = await staffWithBadge(app, 'gate');
    const rows = await app.database.sql`select row_to_json(b)::text as row from staff_badges b`;
    expect(JSON.stringify(rows)).not.toContain(badge.slice(5));
    expect(JSON.stringify(rows)).not.toContain(testPin);
    expect((await actions()).filter((action) => action === 'pin_set')).not.toEqual([]);
  });
});

describe('A handover', () => {
  it('ends the sign-in before, at once and everywhere', async () => {
    const [first, next] = [await staffWithBadge(app, 'gate'), await staffWithBadge(app, 'gate')];
    const gate = await tablet();
    const { secret: former } = await showAt(gate, first);
    const { secret, body } = await showAt(gate, next, former);
    expect(body.staff.name).toBe(next.name);
    expect(await statusOf(`${gate.cookie}; ${former}`)).not.toBe(200);
    expect(await statusOf(`${gate.cookie}; ${secret}`)).toBe(200);
  });

  it('leaves whoever was signed in there where they are when the next one is refused', async () => {
    const [first, next] = [await staffWithBadge(app, 'gate'), await staffWithBadge(app, 'gate')];
    const gate = await tablet();
    const { secret: former } = await showAt(gate, first);
    expect((await showAt(gate, { ...next, pin: wrongPin }, former)).status).toBe(403);
    expect(await statusOf(`${gate.cookie}; ${former}`)).toBe(200);
  });

  it('needs a PIN that its owner chose, on a device of their own', async () => {
    const { staffId, cookie } = await staffWithBadge(app, 'gate');
    const made = await app.ask('POST', `/api/staff/${staffId}/badge`, { cookie: administrator });
    const { text: badge } = await made.json();
    expect((await showAt(await tablet(), { badge })).body.code).toBe('identity.pin_missing');
    expect(await codeOf(cookie, 'PUT', '/api/staff-badges/own/pin', { pin: '112233' })).toBe('identity.pin_easy');
    await app.ask('PUT', '/api/staff-badges/own/pin', { cookie, body: { pin: testPin } });
    await showAt(await tablet(), { badge });
    const own = await (await app.ask('GET', '/api/staff-badges/own', { cookie })).json();
    const now = app.clock.now().toISOString();
    expect(own).toEqual({ badge: { issuedAt: now, pinSetAt: now, usedAt: now, isLocked: false } });
  });
});

describe('Wrong PINs', () => {
  it('lock the badge with the fifth, once, for its owner to open with another PIN', async () => {
    const { badge, cookie } = await staffWithBadge(app, 'gate');
    const codes: string[] = [];
    const gate = await tablet();
    for (let tried = 0; tried < 5; tried += 1) codes.push((await showAt(gate, { badge, pin: wrongPin })).body.code);
    expect(codes).toEqual([...Array(4).fill('identity.badge_refused'), 'identity.badge_locked']);
    expect((await showAt(gate, { badge })).body.code).toBe('identity.badge_locked');
    expect((await actions()).filter((action) => action === 'pin_locked')).toHaveLength(1);
    const state = await (await app.ask('GET', '/api/staff-badges/own', { cookie })).json();
    expect(state.badge.isLocked).toBe(true);
    await app.ask('PUT', '/api/staff-badges/own/pin', { cookie, body: { pin: '402918' } });
    expect((await showAt(gate, { badge, pin: '402918' })).status).toBe(201);
  });

  it('tried at once count one by one', async () => {
    const { badge } = await staffWithBadge(app, 'gate');
    const tablets = await Promise.all(Array.from({ length: 2 }, () => tablet()));
    const tried = tablets.flatMap((gate) => Array.from({ length: 4 }, () => showAt(gate, { badge, pin: wrongPin })));
    const codes = (await Promise.all(tried)).map(({ body }) => body.code);
    expect(codes.filter((code) => code === 'identity.badge_refused')).toHaveLength(4);
  });

  it('are forgotten with a right one', async () => {
    const { badge } = await staffWithBadge(app, 'gate');
    for (let round = 0; round < 2; round += 1) {
      const gate = await tablet();
      for (let tried = 0; tried < 4; tried += 1) await showAt(gate, { badge, pin: wrongPin });
      expect((await showAt(gate, { badge })).status).toBe(201);
    }
  });

  it('and badges that are not known are answered alike, and only so many at one tablet', async () => {
    const { badge } = await staffWithBadge(app, 'gate');
    const gate = await tablet();
    const { status, body } = await showAt(gate, { badge, pin: wrongPin });
    const unknown = await showAt(gate, { badge: `STAFF${'0'.repeat(32)}` });
    expect([unknown.status, unknown.body.code, unknown.body.title]).toEqual([status, body.code, body.title]);
    for (let tried = 2; tried < 10; tried += 1) await showAt(gate, { badge: 'a delegate’s badge' });
    const { answer, body: waiting } = await showAt(gate, { badge });
    expect([waiting.code, answer.headers.get('retry-after')]).toEqual(['identity.too_many_pins', '10']);
    expect((await showAt(await tablet(), { badge })).status).toBe(201);
  });
});
