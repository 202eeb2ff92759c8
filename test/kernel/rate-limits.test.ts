import { describe, expect, it } from 'vitest';
import { addDelegateLinks } from '../../server/identity/add-delegate-links.ts';
import { addStaff } from '../../server/identity/add-staff.ts';
import { makeSignInLink } from '../../server/identity/make-sign-in-link.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { inTransaction } from '../../server/kernel/transaction.ts';
import { register } from '../registration/register.ts';
import { useApp } from '../support/app.ts';
import { Authenticator } from '../support/authenticator.ts';

const app = useApp({ venueNetworks: ['203.0.113.0/24'] });
const hall = '203.0.113.9';
const elsewhere = '198.51.100.7';

async function openLink(secret: string, from: string) {
  const answer = await app.ask('POST', '/api/delegate/sign-ins', { body: { secret }, from });
  return { status: answer.status, waitS: answer.headers.get('retry-after'), body: await answer.json() };
}

/** So many attempts, some at once; how often each status was answered. */
async function tryMany(count: number, attempt: (n: number) => Promise<{ status: number }>) {
  const answered: Record<number, number> = {};
  for (let begun = 0; begun < count; begun += 40) {
    const some = Array.from({ length: Math.min(40, count - begun) }, (_, n) => attempt(begun + n));
    for (const { status } of await Promise.all(some)) answered[status] = (answered[status] ?? 0) + 1;
  }
  return answered;
}

const wrongSecret = (n: number) => `${n}`.padStart(43, 'A');

/** The secrets of so many links of one delegate: each is a telephone of the hall. */
async function linkSecrets(count: number): Promise<string[]> {
  const delegateId = await register(app.database);
  const ids = Array.from({ length: count }, () => delegateId);
  const paths = await inTransaction(app.database, (tx) => addDelegateLinks(app, tx, ids));
  return paths.map((path) => path.split('#')[1] ?? '');
}

async function enrolPasskey(name: string): Promise<Authenticator> {
  const member = await addStaff(app, theSystem, { name, email: `${name}@staff.example`, roles: ['gate'] });
  const { url } = await makeSignInLink(app, theSystem, member.id);
  const token = new URL(url).hash.slice(1);
  const signedIn = await app.ask('POST', '/api/sign-ins', { body: { token }, from: '192.0.2.77' });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { challenge, user } = await (await app.ask('POST', '/api/passkeys/offers', { cookie })).json();
  const authenticator = new Authenticator({ userHandle: user.id });
  const made = await app.ask('POST', '/api/passkeys', {
    cookie,
    body: { name: 'Telephone', credential: authenticator.make(challenge) },
  });
  expect(made.status).toBe(201);
  return authenticator;
}

async function showPasskey(authenticator: Authenticator, from: string, challenge?: string) {
  const offered = await app.ask('POST', '/api/passkey-sign-ins/offers', { from });
  const asked = challenge ?? (await offered.json()).challenge;
  return app.ask('POST', '/api/passkey-sign-ins', { body: { credential: authenticator.show(asked) }, from });
}

describe('two thousand delegates behind one address of the venue', () => {
  it('all sign in, though somebody among them tries links without end', async () => {
    const secrets = await linkSecrets(2_000);
    // What is no link at all counts alike, and needs no look into the database.
    const flooded = await tryMany(7_000, (n) => openLink(n % 7 < 5 ? 'no link' : wrongSecret(n), hall));
    expect(Object.keys(flooded)).toEqual(['404', '422', '429']);
    expect(flooded[429]).toBeGreaterThanOrEqual(1_000);
    expect(await tryMany(secrets.length, (n) => openLink(secrets[n]!, hall))).toEqual({ 201: 2_000 });
    expect(await openLink(wrongSecret(1), hall)).toMatchObject({
      ...{ status: 429, waitS: '1', body: { code: 'identity.too_many_attempts', status: 429 } },
    });
  }, 120_000);

  it('are not kept waiting by what somebody does to an account that is not theirs', async () => {
    const [attacked, another] = [await enrolPasskey('attacked'), await enrolPasskey('another')];
    const answered = await tryMany(100, () => showPasskey(attacked, hall, 'A'.repeat(54)));
    expect(answered[429]).toBeGreaterThanOrEqual(80);
    expect((await showPasskey(attacked, hall)).status).toBe(429);
    expect((await showPasskey(another, hall)).status).toBe(201);
    expect((await showPasskey(attacked, elsewhere)).status).toBe(201);
  });
});

describe('another address', () => {
  it('is held after three hundred wrong links, until it has waited', async () => {
    const [secret = ''] = await linkSecrets(1);
    const from = '198.51.100.8';
    expect(await tryMany(400, (n) => openLink(wrongSecret(n), from))).toEqual({ 404: 300, 429: 100 });
    expect((await openLink(secret, from)).status).toBe(429);
    expect((await openLink(secret, elsewhere)).status).toBe(201);
    app.clock.advance(500);
    expect((await openLink(secret, from)).status).toBe(201);
  });

  it('does not count what is answered well', async () => {
    const secrets = await linkSecrets(400);
    const from = '198.51.100.9';
    expect(await tryMany(secrets.length, (n) => openLink(secrets[n]!, from))).toEqual({ 201: 400 });
  });

  it('is told how long to wait for what costs each time', async () => {
    const ask = () => app.ask('GET', '/readyz', { from: '198.51.100.10' });
    expect(await tryMany(130, ask)).toEqual({ 200: 120, 429: 10 });
    const answer = await ask();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await answer.json()).toMatchObject({ code: 'request.too_many', status: 429 });
  });

  it('does not keep somebody waiting who is signed in', async () => {
    const cookie = await app.signedInAs('gate');
    const from = '198.51.100.11';
    const answered = await tryMany(700, () => app.ask('GET', '/api/time', { from }));
    expect(answered).toEqual({ 200: 600, 429: 100 });
    expect((await app.ask('GET', '/api/time', { from, cookie })).status).toBe(200);
  });
});

it('a device that answers wrongly again and again waits, and no other does', async () => {
  const signIn = (deviceId: string) =>
    app.ask('POST', '/api/device-sign-ins', {
      from: elsewhere,
      body: { deviceId, challenge: 'A'.repeat(54), signature: 'A'.repeat(86) },
    });
  const [one, other] = ['0190c0de-0000-7000-8000-000000000001', '0190c0de-0000-7000-8000-000000000002'] as const;
  const answered = await tryMany(40, () => signIn(one));
  expect(answered[429]).toBe(20);
  expect((await signIn(other)).status).not.toBe(429);
});
