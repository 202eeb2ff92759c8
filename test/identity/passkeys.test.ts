import { describe, expect, it, vi } from 'vitest';
import { ledger, passkeys } from '../../db/schema/index.ts';
import type { Role } from '../../db/vocabulary.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { makeSignInLink } from '../../server/identity/make-sign-in-link.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { useApp } from '../support/app.ts';
import { Authenticator, type Sayings } from '../support/authenticator.ts';
import { tokenOf } from './venue.ts';

const app = useApp({ linksSuffice: false });
let members = 0;

interface Answered<Body = Record<string, never>> {
  status: number;
  body: Body & { code?: string };
  cookie: string;
}

async function ask<Body>(method: string, path: string, cookie?: string, body?: unknown): Promise<Answered<Body>> {
  const answer = await app.ask(method, path, { ...(cookie && { cookie }), ...(body !== undefined && { body }) });
  const text = await answer.text();
  return {
    status: answer.status,
    body: (text ? JSON.parse(text) : {}) as Answered<Body>['body'],
    cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '',
  };
}

/** Somebody of the staff who has just opened the link that an administrator gave them. */
async function comeByLink(...roles: Role[]) {
  members += 1;
  const person = { name: `Member ${members}`, email: `member-${members}@example.org`, roles };
  const { id: staffId } = await addStaff(app, theSystem, person);
  return { staffId, cookie: await openLink(staffId) };
}
async function openLink(staffId: string): Promise<string> {
  const { url } = await makeSignInLink(app, theSystem, staffId);
  return (await ask('POST', '/api/sign-ins', undefined, { token: tokenOf(url) })).cookie;
}

const handleOf = (staffId: string) => Buffer.from(staffId.replaceAll('-', ''), 'hex').toString('base64url');
const offered = async (cookie: string) =>
  (await ask<{ challenge: string; user: { id: string } }>('POST', '/api/passkeys/offers', cookie)).body;
const challenged = async () =>
  (await ask<{ challenge: string }>('POST', '/api/passkey-sign-ins/offers')).body.challenge;
const keep = (cookie: string, credential: unknown, name = 'Telephone') =>
  ask<{ id: string; name: string; isSynced: boolean }>('POST', '/api/passkeys', cookie, { name, credential });
const show = (credential: unknown, cookie?: string) =>
  ask<{ staff: { id: string }; needsPasskey: boolean }>('POST', '/api/passkey-sign-ins', cookie, { credential });
const makeAt = async (cookie: string, authenticator: Authenticator, sayings?: Sayings) =>
  keep(cookie, authenticator.make((await offered(cookie)).challenge, sayings));
const signIn = async (authenticator: Authenticator, sayings?: Sayings) =>
  show(authenticator.show(await challenged(), sayings));
const mayWork = async (cookie: string) => (await ask('GET', '/api/staff', cookie)).status;

/** Somebody of the staff with a passkey, signed in by it. */
async function enrolled(usual: Sayings = {}, ...roles: Role[]) {
  const { staffId, cookie: byLink } = await comeByLink(...(roles.length > 0 ? roles : (['administrator'] as const)));
  const authenticator = new Authenticator({ userHandle: handleOf(staffId), ...usual });
  const { cookie } = await makeAt(byLink, authenticator);
  return { staffId, authenticator, byLink, cookie };
}

describe('who came by a link', () => {
  it('holds no role until they have made a passkey, which signs them in under another secret', async () => {
    const { staffId, cookie } = await comeByLink('administrator');
    expect(await mayWork(cookie)).toBe(403);
    expect((await ask('GET', '/api/sign-ins/current', cookie)).body).toMatchObject({
      needsPasskey: true,
      proof: 'link',
      staff: { id: staffId, roles: ['administrator'] },
    });
    const made = await makeAt(cookie, new Authenticator());
    expect(made).toMatchObject({ status: 201, body: { name: 'Telephone', isSynced: true } });
    expect(made.cookie).not.toBe(cookie);
    expect(await mayWork(made.cookie)).toBe(200);
    expect(await mayWork(cookie)).toBe(401);
  });

  it('is offered a discoverable passkey with their user verified, known by an id that says nothing', async () => {
    const { staffId, cookie } = await comeByLink('desk');
    expect(await offered(cookie)).toMatchObject({
      rp: { id: 'localhost' },
      user: { id: handleOf(staffId) },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  });
});

describe('a passkey', () => {
  it('signs its holder in, without a name being typed', async () => {
    const { staffId, authenticator } = await enrolled();
    const answer = await signIn(authenticator);
    expect(answer).toMatchObject({ status: 201, body: { staff: { id: staffId }, needsPasskey: false } });
    expect(await mayWork(answer.cookie)).toBe(200);
  });

  it('ends the sign-in that the same browser had', async () => {
    const { authenticator, cookie } = await enrolled();
    await show(authenticator.show(await challenged()), cookie);
    expect(await mayWork(cookie)).toBe(401);
  });

  const wrong: [string, Sayings, string][] = [
    ['on a page of another origin', { origin: 'https://causeway.example' }, 'identity.passkey_elsewhere'],
    ['on our host at another port', { origin: 'http://localhost:9' }, 'identity.passkey_elsewhere'],
    ['in a frame of another site', { crossOrigin: true }, 'identity.passkey_elsewhere'],
    ['in a frame that names its site', { topOrigin: 'https://evil.example' }, 'identity.passkey_elsewhere'],
    ['for another relying party', { rpId: 'causeway.example' }, 'identity.passkey_refused'],
    ['without its user verified', { isUserVerified: false }, 'identity.passkey_refused'],
    ['without its user present', { isUserPresent: false }, 'identity.passkey_refused'],
    ['backed up though it cannot be', { isEligible: false, isBackedUp: true }, 'identity.passkey_refused'],
    ['as an answer of the other kind', { type: 'payment.get' }, 'identity.passkey_refused'],
  ];
  it.each(wrong)('is refused when shown %s', async (_, sayings, code) => {
    const { authenticator } = await enrolled();
    expect(await signIn(authenticator, sayings)).toMatchObject({ status: 403, body: { code }, cookie: '' });
    expect((await signIn(authenticator)).status).toBe(201);
  });
  it.each(wrong)('is not kept when made %s', async (_, sayings, code) => {
    const { cookie, staffId } = await comeByLink('desk');
    expect(await makeAt(cookie, new Authenticator(), sayings)).toMatchObject({ status: 403, body: { code } });
    expect((await app.database.drizzle.select().from(passkeys)).filter((row) => row.staffId === staffId)).toEqual([]);
  });

  it('is refused when it names another owner, or says that it can be copied where it could not', async () => {
    const { authenticator } = await enrolled();
    const other = await enrolled();
    for (const sayings of [{ userHandle: handleOf(other.staffId) }, { isEligible: false }])
      expect((await signIn(authenticator, sayings)).body.code).toBe('identity.passkey_refused');
  });

  it('is refused when its signature is another one’s', async () => {
    const { authenticator } = await enrolled();
    const challenge = await challenged();
    const forged = { ...authenticator.show(challenge), response: new Authenticator().show(challenge).response };
    expect((await show(forged)).body.code).toBe('identity.passkey_refused');
  });

  it('is refused when its counter goes back or stands still', async () => {
    const { authenticator } = await enrolled({ isEligible: false, counter: 7 });
    expect((await signIn(authenticator, { counter: 8 })).status).toBe(201);
    for (const counter of [8, 3, 0])
      expect((await signIn(authenticator, { counter })).body.code).toBe('identity.passkey_copied');
    expect((await signIn(authenticator, { counter: 9 })).status).toBe(201);
  });

  it('of two copies that answer at once with one count lets one in', async () => {
    const { authenticator } = await enrolled({ isEligible: false, counter: 7 });
    const challenges = await Promise.all([challenged(), challenged()]);
    const answers = await Promise.all(challenges.map((each) => show(authenticator.show(each, { counter: 8 }))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403]);
  });

  it('that nobody knows is refused, as is one that was revoked, of somebody shut out', async () => {
    expect((await signIn(new Authenticator())).body.code).toBe('identity.passkey_unknown');
    const { authenticator, staffId } = await enrolled();
    const { cookie } = await enrolled();
    await ask('POST', `/api/staff/${staffId}/disable`, cookie);
    expect((await signIn(authenticator)).body.code).toBe('identity.staff_disabled');
  });

  it('is kept once: the same credential a second time is told', async () => {
    const { cookie, authenticator } = await enrolled();
    const other = await comeByLink('desk');
    for (const asker of [cookie, other.cookie])
      expect((await makeAt(asker, authenticator)).body.code).toBe('identity.passkey_known');
  });
});

describe('a challenge', () => {
  it('is good once', async () => {
    const { authenticator } = await enrolled();
    const credential = authenticator.show(await challenged());
    expect((await show(credential)).status).toBe(201);
    expect((await show(credential)).body.code).toBe('identity.challenge_over');
  });

  it.each([4, 5, 60, -60])('is good for five minutes of the server’s clock, the only one told: %i', async (min) => {
    const { authenticator } = await enrolled();
    const challenge = await challenged();
    app.clock.advance(min * 60_000);
    expect((await show(authenticator.show(challenge))).body.code).toBe(min < 5 ? undefined : 'identity.challenge_over');
  });

  it('of another member, of another sign-in or for another purpose is not answered', async () => {
    const { authenticator, cookie, staffId } = await enrolled();
    const other = await comeByLink('desk');
    const forSignIn = await challenged();
    const ofOther = (await offered(other.cookie)).challenge;
    const elsewhere = (await offered(await openLink(staffId))).challenge;
    for (const challenge of [forSignIn, ofOther, elsewhere, 'AAAA'])
      expect((await keep(cookie, new Authenticator().make(challenge))).body.code).toBe('identity.challenge_over');
    expect((await show(authenticator.show(ofOther))).body.code).toBe('identity.challenge_over');
  });
});

describe('one’s own passkeys', () => {
  it('are listed, renamed, and revoked but for the last', async () => {
    const { cookie, authenticator } = await enrolled();
    const second = new Authenticator();
    app.clock.advance(1_000);
    const { id } = (await makeAt(cookie, second)).body;
    expect((await ask('PUT', `/api/passkeys/${id}/name`, cookie, { name: 'Key in the safe' })).status).toBe(200);
    const listed = await ask<{ passkeys: { id: string; name: string }[] }>('GET', '/api/passkeys', cookie);
    expect(listed.body.passkeys.map(({ name }) => name)).toEqual(['Telephone', 'Key in the safe']);
    expect((await ask('DELETE', `/api/passkeys/${id}`, cookie)).status).toBe(204);
    expect((await signIn(second)).body.code).toBe('identity.passkey_revoked');
    const [first] = listed.body.passkeys;
    expect((await ask('DELETE', `/api/passkeys/${first?.id}`, cookie)).body.code).toBe('identity.last_passkey');
    expect((await signIn(authenticator)).status).toBe(201);
  });

  it('are never all gone, however many are removed at once', async () => {
    const { cookie } = await enrolled();
    await makeAt(cookie, new Authenticator());
    const { passkeys: all } = (await ask<{ passkeys: { id: string }[] }>('GET', '/api/passkeys', cookie)).body;
    const answers = await Promise.all(all.map(({ id }) => ask('DELETE', `/api/passkeys/${id}`, cookie)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('are nobody else’s to name or revoke', async () => {
    const { cookie } = await enrolled();
    const other = await enrolled();
    const { body } = await ask<{ passkeys: { id: string }[] }>('GET', '/api/passkeys', other.cookie);
    const path = `/api/passkeys/${body.passkeys[0]?.id}`;
    expect((await ask('DELETE', path, cookie)).body.code).toBe('identity.passkey_unknown');
    expect((await ask('PUT', `${path}/name`, cookie, { name: 'Mine' })).body.code).toBe('identity.passkey_unknown');
  });

  it('are ten at most', async () => {
    const { cookie } = await enrolled();
    for (let n = 1; n < 10; n += 1) expect((await makeAt(cookie, new Authenticator())).status).toBe(201);
    expect((await ask('POST', '/api/passkeys/offers', cookie)).body.code).toBe('identity.passkeys_full');
  });
});

describe('somebody whose telephone is gone', () => {
  it('is let in by a new link alone once an administrator has revoked their passkeys, which the ledger says', async () => {
    const { staffId, authenticator, cookie } = await enrolled();
    const { cookie: administrator } = await enrolled();
    expect((await ask('DELETE', `/api/staff/${staffId}/passkeys`, administrator)).body).toEqual({ revoked: 1 });
    expect(await mayWork(cookie)).toBe(401);
    expect((await signIn(authenticator)).body.code).toBe('identity.passkey_revoked');
    const again = await makeAt(await openLink(staffId), new Authenticator());
    expect(await mayWork(again.cookie)).toBe(200);
    const actions = (await app.database.drizzle.select().from(ledger)).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['passkey_made', 'passkeys_revoked']));
  });
});

describe('one’s own sign-ins', () => {
  it('are listed by browser, and ended one by one or everywhere at once', async () => {
    const { authenticator, cookie } = await enrolled();
    app.clock.advance(1_000);
    const there = await signIn(authenticator);
    type List = { signIns: { id: string; isThisOne: boolean }[] };
    const { signIns } = (await ask<List>('GET', '/api/sign-ins', cookie)).body;
    expect(signIns.map(({ isThisOne }) => isThisOne)).toEqual([false, true]);
    expect((await ask('DELETE', `/api/sign-ins/${signIns[0]?.id}`, cookie)).status).toBe(204);
    expect(await mayWork(there.cookie)).toBe(401);
    const again = await signIn(authenticator);
    expect((await ask('DELETE', '/api/sign-ins', cookie)).body).toEqual({ ended: 2 });
    for (const ended of [cookie, again.cookie]) expect(await mayWork(ended)).toBe(401);
  });

  it('are nobody else’s to end', async () => {
    const { cookie } = await enrolled();
    const other = await enrolled();
    const { signIns } = (await ask<{ signIns: { id: string }[] }>('GET', '/api/sign-ins', other.cookie)).body;
    expect((await ask('DELETE', `/api/sign-ins/${signIns[0]?.id}`, cookie)).body.code).toBe('identity.sign_in_unknown');
    expect(await mayWork(other.cookie)).toBe(200);
  });

  it('get another secret when roles change; the one before is heard for a minute', async () => {
    const { staffId, cookie } = await enrolled();
    const { cookie: administrator } = await enrolled();
    await ask('PUT', `/api/staff/${staffId}/roles`, administrator, { roles: ['administrator', 'desk'] });
    const turned = await ask('GET', '/api/sign-ins/current', cookie);
    expect(turned).toMatchObject({ status: 200, cookie: expect.stringMatching(/=[\w-]{20,}/) });
    expect(turned.cookie).not.toBe(cookie);
    expect((await ask('GET', '/api/sign-ins/current', turned.cookie)).cookie).toBe('');
    expect(await mayWork(cookie)).toBe(200);
    app.clock.advance(61_000);
    expect(await mayWork(cookie)).toBe(401);
    expect(await mayWork(turned.cookie)).toBe(200);
  });

  it('turn once, however many requests come at once', async () => {
    const { staffId, cookie } = await enrolled();
    const { cookie: administrator } = await enrolled();
    await ask('PUT', `/api/staff/${staffId}/roles`, administrator, { roles: ['administrator', 'gate'] });
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('GET', '/api/sign-ins/current', cookie)));
    expect(answers.filter((answer) => answer.cookie !== '')).toHaveLength(1);
    await vi.waitFor(async () => expect(await mayWork(cookie)).toBe(200));
  });
});
