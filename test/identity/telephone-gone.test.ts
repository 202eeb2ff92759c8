import { describe, expect, it } from 'vitest';
import { addStaff } from '../../server/identity/add-staff.ts';
import { makeSignInLink } from '../../server/identity/make-sign-in-link.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { useApp } from '../support/app.ts';
import { Authenticator } from '../support/authenticator.ts';
import { tokenOf } from './venue.ts';

const app = useApp({ linksSuffice: false });

async function ask(method: string, path: string, cookie = '', body?: object) {
  const answer = await app.ask(method, path, { ...(cookie && { cookie }), ...(body && { body }) });
  const text = await answer.text();
  const next = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
  return { status: answer.status, body: text ? JSON.parse(text) : {}, cookie: next };
}

async function makePasskey(cookie: string, name: string) {
  const authenticator = new Authenticator();
  const { body } = await ask('POST', '/api/passkeys/offers', cookie);
  const made = await ask('POST', '/api/passkeys', cookie, { name, credential: authenticator.make(body.challenge) });
  return { authenticator, id: String(made.body.id), cookie: made.cookie };
}

async function signInBy(authenticator: Authenticator) {
  const { body } = await ask('POST', '/api/passkey-sign-ins/offers');
  return ask('POST', '/api/passkey-sign-ins', '', { credential: authenticator.show(body.challenge) });
}

/** Somebody with a passkey on a laptop and one on a telephone, signed in by each there. */
async function atTwoMachines(email: string) {
  const { id } = await addStaff(app, theSystem, { name: 'Member', email, roles: ['desk'] });
  const { url } = await makeSignInLink(app, theSystem, id);
  const byLink = await ask('POST', '/api/sign-ins', '', { token: tokenOf(url) });
  const laptop = await makePasskey(byLink.cookie, 'Laptop');
  const telephone = await makePasskey(laptop.cookie, 'Telephone');
  return { laptop, telephone: { id: telephone.id, ...(await signInBy(telephone.authenticator)) } };
}

const isSignedIn = async (cookie: string) => (await ask('GET', '/api/sign-ins/current', cookie)).status;

describe('Whoever removes the passkey of a telephone that is gone', () => {
  it('is signed out there at once, and stays signed in here, as does everybody else', async () => {
    const { laptop, telephone } = await atTwoMachines('one@example.org');
    const other = await atTwoMachines('other@example.org');
    expect([telephone.status, await isSignedIn(telephone.cookie)]).toEqual([201, 200]);
    expect((await ask('DELETE', `/api/passkeys/${telephone.id}`, laptop.cookie)).status).toBe(204);
    expect(await isSignedIn(telephone.cookie)).toBe(401);
    for (const { cookie } of [laptop, other.laptop, other.telephone]) expect(await isSignedIn(cookie)).toBe(200);
  });

  it('is signed out nowhere while it is their last, which stays', async () => {
    const { laptop, telephone } = await atTwoMachines('last@example.org');
    await ask('DELETE', `/api/passkeys/${telephone.id}`, laptop.cookie);
    const elsewhere = await signInBy(laptop.authenticator);
    const { body } = await ask('DELETE', `/api/passkeys/${laptop.id}`, laptop.cookie);
    expect([body.code, await isSignedIn(elsewhere.cookie)]).toEqual(['identity.last_passkey', 200]);
  });
});
