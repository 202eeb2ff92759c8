import { signInDelegate } from '../../registration/forms/applicant.ts';
import { Authenticator } from '../../support/authenticator.ts';
import { newKey } from '../../support/device-keys.ts';
import { enrolDevice, enrolmentWith, showCode, signInDevice } from '../../support/enrol.ts';
import { staffWithBadge, testPin } from '../../support/staff-badge.ts';
import type { Deed, Ways } from './act.ts';
import type { Ground } from './ground.ts';

const ofMember = (method: string, part: string) => async (g: Ground) =>
  g.deed(method, `/api/staff/${(await g.member('gate')).staffId}${part}`);

const passkeysOf = { staff: '/api/passkeys', delegate: '/api/delegate/passkeys' } as const;

/** Each time with a challenge of its own: one is good for one answer, whatever comes of it. */
const making = (g: Ground, path: string, cookie: string, authenticator = new Authenticator()): Deed => {
  return async () => {
    const { challenge } = await g.ask('POST', `${path}/offers`, { cookie });
    const body = { name: 'Telephone', credential: authenticator.make(challenge) };
    return g.app.ask('POST', path, { cookie, body });
  };
};

/** Somebody of the staff with two passkeys, so that one may go. */
async function withPasskeys(g: Ground) {
  const { cookie: byLink, staffId } = await g.member('gate');
  const userHandle = Buffer.from(staffId.replaceAll('-', ''), 'hex').toString('base64url');
  const authenticator = new Authenticator({ userHandle });
  const made = (await making(g, passkeysOf.staff, byLink, authenticator)()) as Response;
  const cookie = made.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { id } = await made.json();
  await making(g, passkeysOf.staff, cookie)();
  return { staffId, cookie, authenticator, passkeyId: String(id) };
}

async function signedInByPasskey(g: Ground): Promise<Deed> {
  const { authenticator } = await withPasskeys(g);
  return async () => {
    const { challenge } = await g.ask('POST', '/api/passkey-sign-ins/offers', { cookie: '' });
    return g.app.ask('POST', '/api/passkey-sign-ins', { body: { credential: authenticator.show(challenge) } });
  };
}

async function provenAgain(g: Ground): Promise<Deed> {
  const { authenticator, cookie } = await withPasskeys(g);
  return async () => {
    const { challenge } = await g.ask('POST', '/api/passkey-proofs/offers', { cookie });
    return g.app.ask('POST', '/api/passkey-proofs', { cookie, body: { credential: authenticator.show(challenge) } });
  };
}

async function linkOf(g: Ground): Promise<Deed> {
  const { staffId } = await g.member('gate');
  const { url } = await g.ask('POST', `/api/staff/${staffId}/sign-in-links`);
  return g.post('/api/sign-ins', { token: new URL(url).hash.slice(1) }, '');
}

/** Somebody with a badge and PIN before a tablet at a lane, who types this. */
async function atTablet(g: Ground, pin: string): Promise<Deed> {
  const { badge } = await staffWithBadge(g.app, 'gate');
  const device = await enrolDevice(g.app, g.everybody, { kind: 'lane', name: 'Tablet', laneId: 'south-1' });
  const cookie = await signInDevice(g.app, device);
  return g.post('/api/devices/own/staff-sign-ins', { badge, pin }, cookie);
}

async function lastWrongPin(g: Ground): Promise<Deed> {
  const typed = await atTablet(g, '951738');
  for (let times = 1; times < 5; times += 1) await typed();
  return typed;
}

async function delegateWithPasskey(g: Ground) {
  const cookie = await signInDelegate(g.app, await g.approved());
  const made = (await making(g, passkeysOf.delegate, cookie)()) as Response;
  return { cookie, path: `${passkeysOf.delegate}/${(await made.json()).id}` };
}

async function badgeOf(g: Ground, what: 'PUT' | 'DELETE'): Promise<Deed> {
  const { staffId, cookie } = await staffWithBadge(g.app, 'gate');
  if (what === 'DELETE') return g.remove(`/api/staff/${staffId}/badge`);
  return g.deed('PUT', '/api/staff-badges/own/pin', { body: { pin: '402918' }, cookie });
}

async function enrolment(g: Ground): Promise<Deed> {
  const { code } = await showCode(g.app, g.everybody, { kind: 'board', name: 'Wall' });
  return g.post('/api/devices', enrolmentWith(code, newKey()), '');
}

export const identityActs = {
  staff_added: {
    'by an administrator': (g) => {
      const email = `${g.fresh('ada').replace(' ', '-')}@venue.example`;
      return g.post('/api/staff', { name: 'Ada', email, roles: ['gate'] });
    },
  },
  staff_changed: {
    'by their roles': async (g) => g.put(`/api/staff/${(await g.member('gate')).staffId}/roles`, { roles: ['desk'] }),
    'by shutting them out': ofMember('POST', '/disable'),
    'by letting them back in': async (g) => {
      const { staffId } = await g.member('gate');
      await g.ask('POST', `/api/staff/${staffId}/disable`);
      return g.post(`/api/staff/${staffId}/enable`);
    },
  },
  sign_in_link_made: { 'by an administrator': ofMember('POST', '/sign-in-links') },
  signed_in: {
    'by a link': linkOf,
    'by a passkey': signedInByPasskey,
    'by a badge': (g) => atTablet(g, testPin),
    'by the first passkey': async (g) => making(g, passkeysOf.staff, (await g.member('gate')).cookie),
  },
  proven_again: { 'by a passkey': provenAgain },
  sign_ins_ended: {
    'by signing out': async (g) => g.remove('/api/sign-ins/current', (await g.member('gate')).cookie),
    'by signing out elsewhere': async (g) => {
      const { cookie, signInId } = await g.member('gate');
      return g.remove(`/api/sign-ins/${signInId}`, cookie);
    },
    'by signing out everywhere': async (g) => g.remove('/api/sign-ins', (await g.member('gate')).cookie),
    'by an administrator': ofMember('DELETE', '/sign-ins'),
  },
  passkey_made: {
    'by the staff': async (g) => making(g, passkeysOf.staff, (await g.member('gate')).cookie),
    'by a delegate': async (g) => making(g, passkeysOf.delegate, await signInDelegate(g.app, await g.approved())),
  },
  passkey_revoked: {
    'by the staff': async (g) => {
      const { cookie, passkeyId } = await withPasskeys(g);
      return g.remove(`${passkeysOf.staff}/${passkeyId}`, cookie);
    },
    'by a delegate': async (g) => {
      const { cookie, path } = await delegateWithPasskey(g);
      return g.remove(path, cookie);
    },
  },
  passkeys_revoked: {
    'by an administrator': async (g) => g.remove(`/api/staff/${(await withPasskeys(g)).staffId}/passkeys`),
  },
  staff_badge_made: { 'by an administrator': ofMember('POST', '/badge') },
  staff_badge_revoked: { 'by an administrator': (g) => badgeOf(g, 'DELETE') },
  pin_set: { 'by its owner': (g) => badgeOf(g, 'PUT') },
  pin_locked: { 'by the last wrong PIN': { act: lastWrongPin, code: 'identity.badge_locked' } },
  device_registered: { 'for a list': (g) => g.post('/api/lanes/west-1/list-device') },
  device_code_made: { 'by a supervisor': (g) => g.post('/api/device-codes', { kind: 'board', name: 'Wall' }) },
  device_enrolled: { 'by its code': enrolment },
  device_revoked: {
    'by a supervisor': async (g) => {
      const { id } = await enrolDevice(g.app, g.everybody, { kind: 'board', name: 'Wall' });
      return g.remove(`/api/devices/${id}`);
    },
  },
  collector_key_made: { 'by an administrator': (g) => g.post('/api/collector-keys', { name: 'Collector' }) },
  collector_key_revoked: {
    'by an administrator': async (g) => {
      const { id } = await g.ask('POST', '/api/collector-keys', { body: { name: 'Collector' } });
      return g.remove(`/api/collector-keys/${id}`);
    },
  },
} satisfies Record<string, Ways>;
