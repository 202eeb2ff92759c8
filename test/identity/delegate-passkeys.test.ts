import { beforeAll, describe, expect, it } from 'vitest';
import { ledger, passkeys } from '../../db/schema/index.ts';
import { openVenue, type Venue } from '../admission/venue.ts';
import { signInDelegate } from '../registration/forms/applicant.ts';
import { register } from '../registration/register.ts';
import { useApp } from '../support/app.ts';
import { Authenticator, type Sayings } from '../support/authenticator.ts';

const app = useApp();
let desk: string;
let venue: Venue;

beforeAll(async () => {
  desk = await app.signedInAs('desk', 'supervisor');
  venue = await openVenue(app);
});

async function ask<Body>(method: string, path: string, cookie?: string, body?: unknown) {
  const answer = await app.ask(method, path, { ...(cookie && { cookie }), ...(body !== undefined && { body }) });
  const text = await answer.text();
  return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Body & { code?: string } };
}

interface Offer {
  challenge: string;
  user: { id: string; name: string };
}
const offered = (cookie: string) => ask<Offer>('POST', '/api/delegate/passkeys/offers', cookie);
const keep = (cookie: string, credential: unknown, name = 'Chrome, Android') =>
  ask<{ id: string; isBound: boolean; name: string }>('POST', '/api/delegate/passkeys', cookie, { name, credential });
const makeAt = async (cookie: string, authenticator = new Authenticator(), sayings: Sayings = {}) =>
  keep(cookie, authenticator.make((await offered(cookie)).body.challenge, sayings));
const listed = async (cookie: string) =>
  (await ask<{ passkeys: { id: string; name: string; isBound: boolean }[] }>('GET', '/api/delegate/passkeys', cookie))
    .body.passkeys;
const rowsOf = async (delegateId: string) =>
  (await app.database.drizzle.select().from(passkeys)).filter((row) => row.delegateId === delegateId);

/** A delegate who has opened their own page. */
async function open() {
  const delegateId = await register(app.database);
  return { delegateId, cookie: await signInDelegate(app, delegateId) };
}

/** A delegate with a passkey that an officer has seen together with their document. */
async function bound(invited?: string) {
  const delegateId = invited ?? (await venue.invite()).delegateId;
  const cookie = await signInDelegate(app, delegateId);
  await makeAt(cookie);
  await app.database.sql`update passkeys set bound_at = ${app.clock.now()}, bound_by = (select id from staff limit 1)
    where delegate_id = ${delegateId}`;
  return { delegateId, cookie };
}

describe('a delegate’s passkey', () => {
  it('is made on their own page, and counts nothing before a station has seen their document', async () => {
    const { cookie, delegateId } = await open();
    expect(await makeAt(cookie)).toMatchObject({ status: 201, body: { name: 'Chrome, Android', isBound: false } });
    expect(await listed(cookie)).toMatchObject([{ name: 'Chrome, Android', isBound: false }]);
    const made = (await app.database.drizzle.select().from(ledger)).filter(({ action }) => action === 'passkey_made');
    expect(made.at(-1)).toMatchObject({ actorKind: 'delegate', subjectId: expect.any(String) });
    expect(await rowsOf(delegateId)).toMatchObject([{ staffId: null, boundAt: null, revokedAt: null }]);
  });

  it('is made as soon as the form is sent, before anybody has decided on the registration', async () => {
    const delegateId = await register(app.database, { status: 'submitted' });
    const cookie = await signInDelegate(app, delegateId);
    expect(await makeAt(cookie)).toMatchObject({ status: 201, body: { isBound: false } });
    expect(await rowsOf(delegateId)).toMatchObject([{ boundAt: null, revokedAt: null }]);
  });

  it('is discoverable, verifies its user, and knows its owner by a handle that tells nothing', async () => {
    const { cookie, delegateId } = await open();
    const { body } = await offered(cookie);
    expect(body).toMatchObject({
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
    });
    const handle = Buffer.from(body.user.id, 'base64url');
    expect(handle).toHaveLength(32);
    expect(handle.toString('hex')).not.toContain(delegateId.replaceAll('-', '').slice(0, 12));
    expect((await offered((await open()).cookie)).body.user.id).not.toBe(body.user.id);
  });

  it.each([
    ['on a page of another origin', { origin: 'https://causeway.example' }, 'identity.passkey_elsewhere'],
    ['in a frame of another site', { crossOrigin: true }, 'identity.passkey_elsewhere'],
    ['for another relying party', { rpId: 'causeway.example' }, 'identity.passkey_refused'],
    ['without its user verified', { isUserVerified: false }, 'identity.passkey_refused'],
    ['backed up though it cannot be', { isEligible: false, isBackedUp: true }, 'identity.passkey_refused'],
  ])('is not kept when made %s', async (_, sayings, code) => {
    const { cookie, delegateId } = await open();
    expect(await makeAt(cookie, new Authenticator(), sayings)).toMatchObject({ status: 403, body: { code } });
    expect(await rowsOf(delegateId)).toEqual([]);
  });

  it('is not kept for a challenge of another delegate, of another sign-in of theirs, or of the staff', async () => {
    const { cookie, delegateId } = await open();
    const ofStaff = (await ask<Offer>('POST', '/api/passkeys/offers', desk)).body.challenge;
    const ofOther = (await offered((await open()).cookie)).body.challenge;
    const elsewhere = (await offered(await signInDelegate(app, delegateId))).body.challenge;
    for (const challenge of [ofStaff, ofOther, elsewhere])
      expect((await keep(cookie, new Authenticator().make(challenge))).body.code).toBe('identity.challenge_over');
  });

  it('is never anybody’s sign-in of the staff', async () => {
    const { cookie } = await open();
    const authenticator = new Authenticator();
    await makeAt(cookie, authenticator);
    const { challenge } = (await ask<Offer>('POST', '/api/passkey-sign-ins/offers')).body;
    const credential = authenticator.show(challenge);
    expect((await ask('POST', '/api/passkey-sign-ins', undefined, { credential })).body.code).toBe(
      'identity.passkey_unknown',
    );
  });

  it('is one of five at most, however many are made at once', async () => {
    const { cookie } = await open();
    const challenges = await Promise.all(Array.from({ length: 8 }, () => offered(cookie)));
    const made = await Promise.all(
      challenges.map(({ body }) => keep(cookie, new Authenticator().make(body.challenge))),
    );
    expect(made.filter(({ status }) => status === 201)).toHaveLength(5);
    expect((await offered(cookie)).body.code).toBe('identity.passkeys_full');
  });

  it('is renamed and removed by its owner, the last one too, and by nobody else', async () => {
    const { cookie } = await open();
    const { id } = (await makeAt(cookie)).body;
    const other = (await open()).cookie;
    const path = `/api/delegate/passkeys/${id}`;
    expect((await ask('DELETE', path, other)).body.code).toBe('identity.passkey_unknown');
    expect((await ask('PUT', `${path}/name`, other, { name: 'Mine' })).body.code).toBe('identity.passkey_unknown');
    expect((await ask('DELETE', `/api/passkeys/${id}`, desk)).body.code).toBe('identity.passkey_unknown');
    expect((await ask('PUT', `${path}/name`, cookie, { name: 'Old phone' })).status).toBe(200);
    expect(await listed(cookie)).toMatchObject([{ name: 'Old phone' }]);
    expect((await ask('DELETE', path, cookie)).status).toBe(204);
    expect(await listed(cookie)).toEqual([]);
  });
});

describe('passkeys of a registration', () => {
  async function change(id: string, what: object) {
    const { revision } = (await ask<{ revision: number }>('GET', `/api/delegates/${id}`, desk)).body;
    const body = { change: what, revision, because: 'They asked for it' };
    const { status } = await ask('POST', `/api/delegates/${id}/changes`, desk, body);
    expect(status).toBe(200);
  }
  const name = { name: '沈望书', nameLatin: 'Shen Wangshu' };
  const isRevoked = { revokedAt: expect.any(Date) };

  it('that goes to another person are revoked', async () => {
    const { delegateId } = await bound(await register(app.database));
    const person = { ...name, country: 'CN', affiliation: '', email: 'wangshu@example.org', locale: 'en' };
    await change(delegateId, { kind: 'transfer', ...person });
    expect(await rowsOf(delegateId)).toMatchObject([isRevoked]);
  });

  it('that is withdrawn are revoked, and none is made any more', async () => {
    const { delegateId, cookie } = await bound();
    await change(delegateId, { kind: 'withdraw' });
    expect(await rowsOf(delegateId)).toMatchObject([isRevoked]);
    expect((await offered(cookie)).status).toBe(401);
    const again = await signInDelegate(app, delegateId);
    expect((await offered(again)).body.code).toBe('identity.registration_over');
  });

  it('that is merged into another are revoked; those of the one that stays are not', async () => {
    const stays = await bound();
    const goes = await bound();
    const { revision } = (await ask<{ revision: number }>('GET', `/api/delegates/${goes.delegateId}`, desk)).body;
    await change(stays.delegateId, { kind: 'merge', otherId: goes.delegateId, otherRevision: revision, take: [] });
    expect(await rowsOf(goes.delegateId)).toMatchObject([isRevoked]);
    expect(await rowsOf(stays.delegateId)).toMatchObject([{ revokedAt: null, boundAt: expect.any(Date) }]);
  });

  it('whose name becomes another without a document stay, and count only once one was seen with them', async () => {
    const seen = await bound();
    await change(seen.delegateId, { kind: 'name', ...name, documentSeen: true });
    expect(await rowsOf(seen.delegateId)).toMatchObject([{ boundAt: expect.any(Date) }]);
    const unseen = await bound();
    await change(unseen.delegateId, { kind: 'name', ...name, documentSeen: false });
    expect(await rowsOf(unseen.delegateId)).toMatchObject([{ boundAt: null, boundBy: null, revokedAt: null }]);
  });
});
