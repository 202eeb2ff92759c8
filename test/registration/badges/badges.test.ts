import { beforeAll, expect, it } from 'vitest';
import { formatBadgeNumber } from '../../../server/registration/badges/badge-number.ts';
import { decodeToken } from '../../../server/registration/badges/badge-token.ts';
import { createBadgeReader } from '../../../server/registration/badges/verify-badge.ts';
import { useApp } from '../../support/app.ts';
import { register } from '../register.ts';

const app = useApp();
let desk: string;

beforeAll(async () => {
  desk = await app.signedInAs('desk');
  const administrator = await app.signedInAs('administrator');
  const conference = {
    name: { en: 'Water Town Conference', 'zh-CN': '水乡大会' },
    timeZone: 'Asia/Shanghai',
    startsAt: '2026-11-20T00:00:00.000Z',
    endsAt: '2026-11-27T12:00:00.000Z',
  };
  const answer = await app.ask('PUT', '/api/conference', { cookie: administrator, body: conference });
  expect(await answer.json()).toEqual(conference);
});

async function ask(method: string, path: string, body?: unknown) {
  const answer = await app.ask(method, path, { cookie: desk, body });
  return { status: answer.status, body: await answer.json() };
}
const issue = (delegateId: string, medium = 'phone') => ask('POST', `/api/delegates/${delegateId}/badges`, { medium });

it('issues a badge that a lane reads as good, with a day to spare on both sides of the conference', async () => {
  const { status, body } = await issue(await register(app.database));
  expect(status).toBe(201);
  const reader = createBadgeReader(app);
  await reader.prepare([body.token]);
  expect(reader.read(body.token)).toMatchObject({
    kind: 'signed',
    serial: body.serial,
    category: 'speaker',
    medium: 'phone',
    validFrom: new Date('2026-11-19T00:00:00Z'),
    validUntil: new Date('2026-11-28T12:00:00Z'),
  });
});

it('puts the own key of a phone into its badge', async () => {
  const holderKey = Buffer.alloc(32, 7).toString('base64url');
  const path = `/api/delegates/${await register(app.database)}/badges`;
  const { body } = await ask('POST', path, { medium: 'phone', holderKey });
  expect(decodeToken(body.token)?.fields.holderKey).toEqual(new Uint8Array(32).fill(7));
});

it('issues one badge of each medium at a time, also when two desks press at once', async () => {
  const delegateId = await register(app.database);
  const answers = await Promise.all([issue(delegateId), issue(delegateId), issue(delegateId, 'printed')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409]);
  expect((await issue(delegateId)).body.code).toBe('registration.badge_already_issued');
});

it('issues no badge to somebody who is not approved, or unknown', async () => {
  const declined = await register(app.database, { status: 'declined' });
  expect((await issue(declined)).body.code).toBe('registration.delegate_not_approved');
  expect((await issue('018f3f4e-0000-7000-8000-000000000000')).body.code).toBe('registration.delegate_unknown');
});

it('revokes a badge once, with the reason', async () => {
  const { serial } = (await issue(await register(app.database))).body;
  const because = 'Reported stolen';
  expect((await ask('POST', `/api/badges/${serial}/revoke`, { because })).body).toMatchObject({
    revokedBecause: because,
    revokedAt: '2026-11-20T08:00:00.000Z',
  });
  expect((await ask('POST', `/api/badges/${serial}/revoke`, { because })).body.code).toBe(
    'registration.badge_not_good',
  );
  expect((await ask('POST', '/api/badges/999999/revoke', { because })).body.code).toBe('registration.badge_unknown');
  expect((await ask('POST', `/api/badges/${serial}/revoke`, { because: ' ' })).status).toBe(422);
});

it('kills the old badge when it is reissued, and the old one says what took its place', async () => {
  const delegateId = await register(app.database);
  const old = (await issue(delegateId, 'printed')).body;
  const renewed = await ask('POST', `/api/badges/${old.serial}/reissue`, { because: 'Lost' });
  expect(renewed.status).toBe(201);
  expect(renewed.body.token).not.toBe(old.token);
  const { body } = await ask('GET', `/api/delegates/${delegateId}`);
  expect(body.badgeMedia).toEqual(['printed']);
  expect(body.badges.map((badge: { serial: number; replacedBy?: number }) => badge.replacedBy)).toEqual([
    undefined,
    renewed.body.serial,
  ]);
  const again = await ask('POST', `/api/badges/${old.serial}/reissue`, { because: 'Lost' });
  expect(again.body.code).toBe('registration.badge_not_good');
});

it('leaves the old badge good when the new one cannot be issued', async () => {
  const delegateId = await register(app.database);
  const { serial } = (await issue(delegateId)).body;
  await app.database.sql`update delegates set status = 'withdrawn' where id = ${delegateId}`;
  expect((await ask('POST', `/api/badges/${serial}/reissue`, { because: 'Lost' })).status).toBe(409);
  expect((await ask('GET', `/api/delegates/${delegateId}`)).body.badgeMedia).toEqual(['phone']);
});

it('issues what is missing to all who are approved, and nothing the second time', async () => {
  const printed = (body: { media: { medium: string }[] }) => body.media.find(({ medium }) => medium === 'printed');
  await Promise.all(Array.from({ length: 30 }, () => register(app.database)));
  await register(app.database, { status: 'submitted' });
  const before = printed((await ask('GET', '/api/badges/counts')).body) as unknown as { good: number; missing: number };
  const first = await ask('POST', '/api/badges/issue-missing', { medium: 'printed' });
  expect(first.body).toEqual({ issued: before.missing });
  expect(before.missing).toBeGreaterThanOrEqual(30);
  expect((await ask('POST', '/api/badges/issue-missing', { medium: 'printed' })).body).toEqual({ issued: 0 });
  expect(printed((await ask('GET', '/api/badges/counts')).body)).toEqual({
    medium: 'printed',
    good: before.good + before.missing,
    missing: 0,
  });
});

it('lists the badges to print page by page, with tokens that are the same each time', async () => {
  const whole = (await ask('GET', '/api/badges?limit=1000')).body.badges;
  const paged = [];
  let next: string | undefined;
  do {
    const { body } = await ask('GET', `/api/badges?limit=7${next ? `&after=${next}` : ''}`);
    paged.push(...body.badges);
    next = body.next;
  } while (next);
  expect(paged).toEqual(whole);
  expect(whole.length).toBeGreaterThan(30);
  expect(whole.every((badge: { revokedAt?: string }) => badge.revokedAt === undefined)).toBe(true);
});

it('draws a badge as a QR code, and none that was revoked', async () => {
  const { serial } = (await issue(await register(app.database))).body;
  const drawn = await app.ask('GET', `/api/badges/${serial}/qr.svg`, { cookie: desk });
  expect(drawn.headers.get('content-type')).toContain('image/svg+xml');
  expect(drawn.headers.get('cache-control')).toBe('no-store');
  // Version 6 has 41 modules, with a quiet zone of 4 on each side 49.
  expect(await drawn.text()).toContain('viewBox="0 0 196 196"');
  await ask('POST', `/api/badges/${serial}/revoke`, { because: 'Lost' });
  expect((await ask('GET', `/api/badges/${serial}/qr.svg`)).body.code).toBe('registration.badge_not_good');
});

it('hands the public keys to whoever is signed in, and badges to the desk alone', async () => {
  const gate = await app.signedInAs('gate');
  const keys = await (await app.ask('GET', '/api/badges/public-keys', { cookie: gate })).json();
  expect(keys.keys).toEqual([{ id: expect.any(Number), publicKey: expect.stringMatching(/^[\w-]{43}$/) }]);
  expect((await app.ask('GET', '/api/badges', { cookie: gate })).status).toBe(403);
  expect((await app.ask('GET', '/api/badges')).status).toBe(401);
});

it.each([
  ['ends before it starts', { endsAt: '2026-11-19T00:00:00Z' }],
  ['lies in no century of ours', { startsAt: '0001-01-01T00:00:00Z' }],
  ['has a time zone that is none', { timeZone: 'Asia/Wuzhen' }],
  ['has no English name', { name: { 'zh-CN': '水乡大会' } }],
])('refuses a conference that %s', async (_, change) => {
  const administrator = await app.signedInAs('administrator');
  const conference = await (await app.ask('GET', '/api/conference', { cookie: desk })).json();
  const body = { ...conference, ...change };
  expect((await app.ask('PUT', '/api/conference', { cookie: administrator, body })).status).toBe(422);
});

it('issues nothing once the conference is over', async () => {
  const delegateId = await register(app.database);
  app.clock.advance(9 * 86_400_000);
  const late = await app.signedInAs('desk');
  const answer = await app.ask('POST', `/api/delegates/${delegateId}/badges`, {
    cookie: late,
    body: { medium: 'phone' },
  });
  expect((await answer.json()).code).toBe('registration.conference_over');
  expect(formatBadgeNumber(10_001)).toBe('10001-4');
});
