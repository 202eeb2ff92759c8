import { describe, expect, it } from 'vitest';
import { ledger } from '../../db/schema/index.ts';
import type { Role } from '../../db/vocabulary.ts';
import { createApp } from '../../server/app.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { makeSignInLink } from '../../server/identity/make-sign-in-link.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { asksForProof } from '../../server/kernel/route.ts';
import { createHub } from '../../server/live/hub.ts';
import { useApp } from '../support/app.ts';
import { Authenticator } from '../support/authenticator.ts';
import { enrolDevice, signInDevice } from '../support/enrol.ts';
import { testPin } from '../support/staff-badge.ts';
import { tokenOf } from './venue.ts';

const app = useApp({ linksSuffice: false });
const justOver = 5 * 60_000;
let members = 0;

interface Answered {
  status: number;
  body: { code?: string; challenge?: string; id?: string; text?: string; allowCredentials?: { id: string }[] };
  cookie: string;
}

async function ask(method: string, path: string, cookie: string, body?: unknown): Promise<Answered> {
  const answer = await app.ask(method, path, { cookie, ...(body !== undefined && { body }) });
  const text = await answer.text();
  const next = answer.headers.getSetCookie()[0]?.split(';')[0];
  return { status: answer.status, body: text ? JSON.parse(text) : {}, cookie: next ?? cookie };
}

async function addMember(...roles: Role[]): Promise<string> {
  members += 1;
  const person = { name: `Member ${members}`, email: `fresh-${members}@example.org`, roles };
  return (await addStaff(app, theSystem, person)).id;
}

async function openLink(staffId: string): Promise<string> {
  const { url } = await makeSignInLink(app, theSystem, staffId);
  return (await ask('POST', '/api/sign-ins', '', { token: tokenOf(url) })).cookie;
}

async function makePasskey(cookie: string, authenticator = new Authenticator()) {
  const { body } = await ask('POST', '/api/passkeys/offers', cookie);
  const credential = authenticator.make(body.challenge ?? '');
  return { authenticator, ...(await ask('POST', '/api/passkeys', cookie, { name: 'Key', credential })) };
}

/** Somebody signed in by a passkey, who left the page open for some minutes. */
async function leftOpen(...roles: Role[]) {
  const staffId = await addMember(...(roles.length > 0 ? roles : (['administrator'] as const)));
  const { authenticator, cookie, body } = await makePasskey(await openLink(staffId));
  app.clock.advance(justOver);
  return { staffId, authenticator, cookie, passkeyId: body.id };
}

const challengeFor = async (cookie: string) =>
  (await ask('POST', '/api/passkey-proofs/offers', cookie)).body.challenge ?? '';
const prove = async (cookie: string, authenticator: Authenticator, challenge?: string) =>
  ask('POST', '/api/passkey-proofs', cookie, {
    credential: authenticator.show(challenge ?? (await challengeFor(cookie))),
  });

const proofNeeded = { status: 403, body: { code: 'request.proof_needed' } };
const newcomer = () => ({ name: 'New', email: `new-${++members}@example.org`, roles: ['desk'] });

describe('a page that was left open', () => {
  it('changes nothing that its owner signs in with, until a passkey is shown once more', async () => {
    const { authenticator, cookie, passkeyId } = await leftOpen();
    const acts = [
      ['POST', '/api/passkeys/offers', undefined],
      ['DELETE', `/api/passkeys/${passkeyId}`, undefined],
      ['PUT', '/api/staff-badges/own/pin', { pin: '840627' }],
    ] as const;
    for (const [method, path, body] of acts) expect(await ask(method, path, cookie, body)).toMatchObject(proofNeeded);
    expect((await prove(cookie, authenticator)).status).toBe(201);
    const codes = await Promise.all(
      acts.map(async ([method, path, body]) => (await ask(method, path, cookie, body)).body.code),
    );
    expect(codes).toEqual([undefined, 'identity.last_passkey', 'identity.staff_badge_unknown']);
  });

  it('lets nobody in and gives nobody roles, until a passkey is shown once more', async () => {
    const { authenticator, cookie } = await leftOpen();
    const other = await addMember('gate');
    const acts = [
      ['POST', '/api/staff', newcomer(), 201],
      ['PUT', `/api/staff/${other}/roles`, { roles: ['administrator'] }, 200],
      ['POST', `/api/staff/${other}/sign-in-links`, undefined, 201],
      ['POST', `/api/staff/${other}/enable`, undefined, 200],
      ['DELETE', `/api/staff/${other}/passkeys`, undefined, 200],
      ['POST', '/api/collector-keys', { name: 'Readings', purpose: 'readings' }, 201],
    ] as const;
    for (const [method, path, body] of acts) expect(await ask(method, path, cookie, body)).toMatchObject(proofNeeded);
    await prove(cookie, authenticator);
    for (const [method, path, body, status] of acts)
      expect((await ask(method, path, cookie, body)).status).toBe(status);
  });

  it('still shuts people out at once', async () => {
    const { cookie } = await leftOpen();
    const other = await addMember('administrator');
    expect((await ask('DELETE', `/api/staff/${other}/sign-ins`, cookie)).status).toBe(200);
    expect((await ask('POST', `/api/staff/${other}/disable`, cookie)).status).toBe(200);
  });

  it('asks again five minutes after the last proof', async () => {
    const { authenticator, cookie } = await leftOpen();
    await prove(cookie, authenticator);
    app.clock.advance(justOver - 1_000);
    expect((await ask('POST', '/api/staff', cookie, newcomer())).status).toBe(201);
    app.clock.advance(1_000);
    expect(await ask('POST', '/api/staff', cookie, newcomer())).toMatchObject(proofNeeded);
  });
});

it('all that asks for a fresh proof', () => {
  const { routes } = createApp({ ...app, live: createHub(app) });
  const asking = routes.filter(({ handler }) => asksForProof(handler)).map(({ method, path }) => `${method} ${path}`);
  expect(asking.sort()).toEqual([
    'DELETE /api/passkeys/:passkeyId',
    'DELETE /api/staff/:staffId/passkeys',
    'POST /api/collector-keys',
    'POST /api/staff',
    'POST /api/staff/:staffId/enable',
    'POST /api/staff/:staffId/sign-in-links',
    'PUT /api/staff-badges/own/pin',
    'PUT /api/staff/:staffId/roles',
  ]);
});

describe('a fresh proof', () => {
  it('is asked of one’s own passkeys, told to the ledger, and gives the sign-in another secret', async () => {
    const { authenticator, cookie } = await leftOpen();
    const offer = await ask('POST', '/api/passkey-proofs/offers', cookie);
    expect(offer.body.allowCredentials?.map(({ id }) => id)).toEqual([authenticator.id]);
    expect((await prove(cookie, authenticator)).status).toBe(201);
    expect((await app.database.drizzle.select().from(ledger)).at(-1)?.action).toBe('proven_again');
    const turned = await ask('GET', '/api/sign-ins/current', cookie);
    expect(turned.cookie).not.toBe(cookie);
    app.clock.advance(61_000);
    expect((await ask('GET', '/api/sign-ins/current', cookie)).status).toBe(401);
    expect((await ask('POST', '/api/staff', turned.cookie, newcomer())).status).toBe(201);
  });

  it('is not given by somebody else’s passkey, by another sign-in’s challenge, or twice by one', async () => {
    const { authenticator, cookie, staffId } = await leftOpen();
    const other = await leftOpen();
    expect((await prove(cookie, other.authenticator)).body.code).toBe('identity.passkey_not_yours');
    const elsewhere = await challengeFor(await openLink(staffId));
    expect((await prove(cookie, authenticator, elsewhere)).body.code).toBe('identity.challenge_over');
    const challenge = await challengeFor(cookie);
    expect((await prove(cookie, authenticator, challenge)).status).toBe(201);
    expect((await prove(cookie, authenticator, challenge)).body.code).toBe('identity.challenge_over');
    expect(await ask('POST', '/api/staff', other.cookie, newcomer())).toMatchObject(proofNeeded);
  });

  it('counts in its own sign-in alone', async () => {
    const { authenticator, cookie } = await leftOpen();
    const { body } = await ask('POST', '/api/passkey-sign-ins/offers', '');
    const credential = authenticator.show(body.challenge ?? '');
    const there = (await ask('POST', '/api/passkey-sign-ins', '', { credential })).cookie;
    expect((await ask('POST', '/api/staff', there, newcomer())).status).toBe(201);
    expect(await ask('POST', '/api/staff', cookie, newcomer())).toMatchObject(proofNeeded);
  });

  it('is never given by who came by a badge', async () => {
    const { authenticator, cookie, staffId } = await leftOpen('administrator', 'supervisor');
    await prove(cookie, authenticator);
    const { text } = (await ask('POST', `/api/staff/${staffId}/badge`, cookie)).body;
    await ask('PUT', '/api/staff-badges/own/pin', cookie, { pin: testPin });
    const device = await signInDevice(app, await enrolDevice(app, cookie, { kind: 'station', name: 'Tablet' }));
    const { cookie: byBadge } = await ask('POST', '/api/devices/own/staff-sign-ins', device, {
      badge: text,
      pin: testPin,
    });
    const both = `${byBadge}; ${device}`;
    expect((await ask('GET', '/api/staff-badges/own', both)).status).toBe(200);
    expect((await ask('POST', '/api/passkey-proofs/offers', both)).body.code).toBe('identity.own_passkey_needed');
    expect(await ask('PUT', '/api/staff-badges/own/pin', both, { pin: '840627' })).toMatchObject(proofNeeded);
  });
});

describe('who came by a link', () => {
  it('makes their first passkey whenever they come to it', async () => {
    const cookie = await openLink(await addMember('desk'));
    app.clock.advance(3_600_000);
    expect((await makePasskey(cookie)).status).toBe(201);
  });

  it('makes another one right away, and later only with one of theirs', async () => {
    const { staffId, authenticator } = await leftOpen();
    expect((await makePasskey(await openLink(staffId))).status).toBe(201);
    const late = await openLink(staffId);
    app.clock.advance(justOver);
    expect(await ask('POST', '/api/passkeys/offers', late)).toMatchObject(proofNeeded);
    await prove(late, authenticator);
    expect((await makePasskey(late)).status).toBe(201);
  });
});
