import { beforeAll, describe, expect, it } from 'vitest';
import { addStaff } from '../../server/identity/add-staff.ts';
import { makeSignInLink } from '../../server/identity/make-sign-in-link.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import { useApp } from '../support/app.ts';
import { Authenticator, type Sayings } from '../support/authenticator.ts';
import { enrolDevice, signInDevice } from '../support/enrol.ts';
import { buildVenue, tokenOf } from './venue.ts';

const app = useApp();
let tablets: Record<'lane' | 'station' | 'board', string>;
let members = 0;

beforeAll(async () => {
  await buildVenue(app);
  const supervisor = await app.signedInAs('supervisor');
  const tablet = async (terms: Parameters<typeof enrolDevice>[2]) =>
    signInDevice(app, await enrolDevice(app, supervisor, terms));
  tablets = {
    lane: await tablet({ kind: 'lane', name: 'Tablet', laneId: 'south-3' }),
    station: await tablet({ kind: 'station', name: 'Desk' }),
    board: await tablet({ kind: 'board', name: 'Wall' }),
  };
});

const post = async (path: string, cookie: string, body?: unknown) => {
  const answer = await app.ask('POST', path, { ...(cookie && { cookie }), ...(body !== undefined && { body }) });
  return {
    status: answer.status,
    cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '',
    body: await answer.json(),
  };
};

/** Somebody who has just opened their link, in a browser that has this cookie of a device. */
async function comeByLink(device = '') {
  members += 1;
  const person = { name: `Member ${members}`, email: `member-${members}@example.org`, roles: ['gate' as const] };
  const { id } = await addStaff(app, theSystem, person);
  const { url } = await makeSignInLink(app, theSystem, id);
  const { cookie } = await post('/api/sign-ins', '', { token: tokenOf(url) });
  return [device, cookie].filter(Boolean).join('; ');
}

async function makeAt(cookie: string, sayings: Sayings = {}, authenticator = new Authenticator()) {
  const { body: offer } = await post('/api/passkeys/offers', cookie);
  const credential = authenticator.make(offer.challenge, sayings);
  return { authenticator, offer, made: await post('/api/passkeys', cookie, { name: 'Mine', credential }) };
}

async function signInAt(cookie: string, authenticator: Authenticator, sayings: Sayings) {
  const { body: offer } = await post('/api/passkey-sign-ins/offers', cookie);
  const credential = authenticator.show(offer.challenge, sayings);
  return { offer, ...(await post('/api/passkey-sign-ins', cookie, { credential })) };
}

describe.each(['lane', 'station'] as const)('At the shared tablet of a %s', (kind) => {
  it.each(['platform', undefined] as const)('no passkey is made that stays on it (%s)', async (attachment) => {
    const { made, offer } = await makeAt(await comeByLink(tablets[kind]), { attachment });
    expect([made.status, made.body.code]).toEqual([403, 'identity.passkey_not_roaming']);
    expect(offer.hints).toEqual(['hybrid', 'security-key']);
  });

  it('a passkey may be made on a security key or a telephone', async () => {
    const { made } = await makeAt(await comeByLink(tablets[kind]), { attachment: 'cross-platform' });
    expect(made.status).toBe(201);
  });

  it('somebody signs in with what they carry, and not with what the tablet keeps', async () => {
    const { authenticator } = await makeAt(await comeByLink(), { attachment: 'platform' });
    const refused = await signInAt(tablets[kind], authenticator, { attachment: 'platform' });
    expect([refused.status, refused.body.code]).toEqual([403, 'identity.passkey_not_roaming']);
    const unsaid = await signInAt(tablets[kind], authenticator, {});
    expect(unsaid.body.code).toBe('identity.passkey_not_roaming');
    const { status, offer } = await signInAt(tablets[kind], authenticator, { attachment: 'cross-platform' });
    expect([status, offer.hints]).toEqual([201, ['hybrid', 'security-key']]);
  });
});

it('on a device of one’s own, and at a board, any passkey does', async () => {
  for (const device of ['', tablets.board]) {
    const { authenticator, made, offer } = await makeAt(await comeByLink(device), { attachment: 'platform' });
    expect([made.status, offer.hints ?? []]).toEqual([201, []]);
    expect((await signInAt(device, authenticator, { attachment: 'platform' })).status).toBe(201);
  }
});
