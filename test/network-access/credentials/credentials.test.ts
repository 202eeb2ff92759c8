import { X509Certificate } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { md4 } from '../../../server/network-access/credentials/md4.ts';
import { saltedHash } from '../../../server/network-access/credentials/secret-hashes.ts';
import { signInDelegate } from '../../registration/forms/applicant.ts';
import { useApp } from '../../support/app.ts';
import { NetworkVenue, newDevice } from '../network-venue.ts';

const app = useApp();
const venue = new NetworkVenue(app);
const path = '/api/delegate/network/credentials';

const make = (cookie: string, method = 'peap', deviceName = 'Telephone') =>
  app.ask('POST', path, { cookie, body: { deviceName, method } });

async function ownNetwork(cookie: string) {
  return venue.ask('GET', '/api/delegate/network', undefined, cookie);
}

/** As FreeRADIUS asks for it, whichever method it is of. */
const secretOf = async (userName: string) => {
  const [row] = await venue.asRadius<{ secret: string }[]>`
    select coalesce(nullif(radius.secret_of('PEAP', ${userName}), 'none'), radius.secret_of('TTLS', ${userName})) as secret`;
  return row?.secret;
};

it('a secret is told once, and FreeRADIUS gets the one hash of it that its method needs', async () => {
  const cookie = await signInDelegate(app, await venue.delegate());
  const peap = await make(cookie);
  expect([peap.status, peap.headers.get('cache-control')]).toEqual([201, 'no-store']);
  const { credential, secret, authorities } = await peap.json();
  expect(secret).toMatch(/^[a-km-np-z2-9]{20}$/);
  expect(authorities).toHaveLength(1);
  const nt = md4(Buffer.from(secret, 'utf16le')).toString('hex');
  expect(await secretOf(credential.userName)).toBe(`nt ${nt}`);

  app.clock.advance(1);
  const ttls = await (await make(cookie, 'ttls', 'Laptop')).json();
  const [kind, hash = ''] = (await secretOf(ttls.credential.userName))?.split(' ') ?? [];
  const kept = Buffer.from(hash, 'hex');
  expect([kind, kept.equals(saltedHash(ttls.secret, kept.subarray(64)))]).toEqual(['sha512', true]);

  const own = await ownNetwork(cookie);
  expect(own).toMatchObject({ standing: 'awake', devices: 4, credentials: [credential, ttls.credential] });
  expect(JSON.stringify(own)).not.toContain(secret);
});

it.each(['peap', 'ttls', 'tls'])('by %s it is good from now on, until long after the conference', async (method) => {
  const cookie = await signInDelegate(app, await venue.delegate());
  const { credential } = await (await make(cookie, method)).json();
  // However far behind the database's clock is, by which it is asked.
  expect(Date.parse(credential.validFrom)).toBe(app.clock.now().getTime() - 86_400_000);
  const [signs] = await venue.asSuperuser`select expires_at from network_authorities where succeeded_at is null`;
  const days = (Date.parse(credential.validUntil) - app.clock.now().getTime()) / 86_400_000;
  if (method !== 'tls') expect(credential.validUntil).toBe(signs?.expires_at.toISOString());
  expect(days).toBeGreaterThan(390);
  expect(days).toBeLessThan(method === 'tls' ? 400 : 2_000);
});

it('no certificate is good for longer than the authority that signed it', async () => {
  const cookie = await signInDelegate(app, await venue.delegate());
  await make(cookie);
  const soon = new Date(app.clock.now().getTime() + 86_400_000);
  const [before] = await venue.asSuperuser`select id, expires_at from network_authorities where succeeded_at is null`;
  const expire = (at: Date) =>
    venue.asSuperuser`update network_authorities set expires_at = ${at} where id = ${before?.id}`;
  await expire(soon);
  const { credential, certificate } = await (await make(cookie, 'tls')).json();
  await expire(before?.expires_at);
  expect(credential.validUntil).toBe(soon.toISOString());
  const { validTo } = new X509Certificate(certificate.certificate);
  expect(Math.abs(Date.parse(validTo) - soon.getTime())).toBeLessThan(1_000);
});

it('a device stays as it was set up when the conference moves or its owner is of another category', async () => {
  const seconds = async (userName: string) => (await venue.admit(userName))[2];
  try {
    await venue.date(100 * 60, 124 * 60);
    const early = await venue.credentialed();
    expect(await venue.standingOf(early.delegateId)).toBe('not_open_yet');
    expect(await venue.admit(early.userName)).toEqual(['refuse']);

    // The network of speakers closes in half an hour, twelve hours after the end; that of media twelve hours later.
    await venue.date(-24 * 60, -11.5 * 60);
    const late = await venue.credentialed();
    expect(Number(await seconds(late.userName))).toBeLessThanOrEqual(1_800);
    await venue.asSuperuser`update delegates set category = 'media' where id = ${late.delegateId}`;
    expect(await seconds(late.userName)).toBe('28800');

    await venue.date(-24 * 60, 24 * 60);
    expect(await seconds(early.userName)).toBe('28800');
  } finally {
    await venue.date(-60, 24 * 60);
  }
});

it('of many that are asked for at once, as many are made as the profile lets devices in', async () => {
  const cookie = await signInDelegate(app, await venue.delegate());
  const answers = await Promise.all(Array.from({ length: 9 }, (_, n) => make(cookie, n % 2 ? 'tls' : 'ttls')));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(4);
  const refused = await Promise.all(answers.filter(({ status }) => status !== 201).map((answer) => answer.json()));
  expect(new Set(refused.map(({ status, code }) => `${status} ${code}`))).toEqual(
    new Set(['409 network_access.too_many_devices']),
  );
  const { credentials } = await ownNetwork(cookie);
  expect(credentials).toHaveLength(4);
  await venue.ask('DELETE', `${path}/${credentials[0].id}`, undefined, cookie);
  expect((await make(cookie)).status).toBe(201);
});

it('who is not verified yet gets one that opens nothing until they are', async () => {
  const person = await venue.credentialed({ isVerified: false });
  expect((await ownNetwork(person.cookie)).standing).toBe('not_verified');
  expect(await secretOf(person.userName)).toBe('none');
  expect(await venue.admit(person.userName)).toEqual(['refuse']);
  await venue.verify(person.delegateId);
  expect(await secretOf(person.userName)).toMatch(/^nt [0-9a-f]{32}$/);
  expect((await venue.admit(person.userName))[0]).toBe('admit');
});

it('to who is not let on any more, none is given', async () => {
  const { delegateId, cookie } = await venue.credentialed();
  await venue.ask('POST', `/api/network/accounts/${delegateId}/revoke`, { because: 'Sells access to others' });
  const answer = await make(cookie);
  expect(await answer.json()).toMatchObject({
    ...{ status: 409, code: 'network_access.account_over', detail: 'account_revoked' },
  });
});

it('a device that is removed is disconnected, and joins no more', async () => {
  const person = await venue.credentialed();
  await venue.admit(person.userName);
  await venue.admit(person.userName);
  expect(await venue.untouched(person.delegateId)).toBe(2);
  await venue.ask('DELETE', `${path}/${person.credentialId}`, undefined, person.cookie);
  expect(await venue.untouched(person.delegateId)).toBe(0);
  expect(await venue.reasons(person.delegateId)).toEqual(['credential_removed', 'credential_removed']);
  expect(await venue.admit(person.userName)).toEqual(['refuse']);
  expect(await secretOf(person.userName)).toBe('none');
  expect((await ownNetwork(person.cookie)).credentials).toEqual([]);
});

it('nobody names or removes what is not theirs', async () => {
  const [one, other] = [await venue.credentialed(), await venue.credentialed()];
  const name = `${path}/${one.credentialId}/name`;
  const renamed = await app.ask('PUT', name, { cookie: one.cookie, body: { deviceName: 'My tablet' } });
  expect([renamed.status, (await renamed.json()).deviceName]).toEqual([200, 'My tablet']);
  const byOther = [
    await app.ask('PUT', name, { cookie: other.cookie, body: { deviceName: 'Mine' } }),
    await app.ask('DELETE', `${path}/${one.credentialId}`, { cookie: other.cookie }),
  ];
  expect(byOther.map(({ status }) => status)).toEqual([404, 404]);
  expect((await ownNetwork(one.cookie)).credentials).toMatchObject([{ deviceName: 'My tablet' }]);
});

it('no secret is written to the log', async () => {
  const lines: unknown[] = [];
  const spies = (['info', 'warn', 'error', 'debug'] as const).map((level) =>
    vi.spyOn(app.log, level).mockImplementation((...line: unknown[]) => void lines.push(line)),
  );
  const cookie = await signInDelegate(app, await venue.delegate());
  const { secret } = await (await make(cookie)).json();
  await make(cookie, 'nonsense');
  for (const spy of spies) spy.mockRestore();
  expect(lines.length).toBeGreaterThan(0);
  expect(JSON.stringify(lines)).not.toContain(secret);
});

it('who makes too many in a row is asked to wait', async () => {
  const cookie = await signInDelegate(app, await venue.delegate());
  const statuses: number[] = [];
  for (let n = 0; n < 42; n += 1) statuses.push((await make(cookie)).status);
  expect(statuses.slice(0, 5)).toEqual([201, 201, 201, 201, 409]);
  expect(statuses.at(-1)).toBe(429);
});

it('a device that is admitted is told its network, its time and its speed', async () => {
  const { userName } = await venue.credentialed({ category: 'media' });
  const [verdict, vlan, seconds, down, up, connection] = await venue.admit(userName, newDevice());
  expect([verdict, vlan, seconds, down, up]).toEqual(['admit', '130', '28800', '100000000', '100000000']);
  expect(connection).toMatch(/^[0-9a-f]{32}$/);
});
