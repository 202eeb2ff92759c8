import { eq } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { passkeys, verifications } from '../../db/schema/index.ts';
import { disableStaff } from '../../server/identity/disable-staff.ts';
import { endSignInsOf } from '../../server/identity/end-sign-ins.ts';
import { stationQueue } from '../../server/identity/identity.contract.ts';
import { revokeAllPasskeys, revokeOwnPasskey } from '../../server/identity/passkeys/revoke-passkeys.ts';
import { takeNextPerson, takePerson } from '../../server/identity/take-person.ts';
import type { StaffActor } from '../../server/kernel/actor.ts';
import { uuidv7 } from '../../server/kernel/ids.ts';
import { topicKey } from '../../server/live/define-topic.ts';
import { useApp } from '../support/app.ts';
import { enrolDevice, signInDevice } from '../support/enrol.ts';
import { staffWithBadge, testPin } from '../support/staff-badge.ts';
import { buildVenue, publicOrigin, RecordedLive, registerDelegate, signInAs } from './venue.ts';

const app = useApp();
let tablet: string;

beforeAll(async () => {
  await buildVenue(app);
  const supervisor = await app.signedInAs('supervisor');
  const terms = { kind: 'station', name: 'Desk', stationId: 'station-3' } as const;
  tablet = await signInDevice(app, await enrolDevice(app, supervisor, terms));
});

/** Signs somebody in at the tablet, in place of whoever was there. */
async function takeOver({ badge }: { badge: string }, former = '') {
  const cookie = [tablet, former].filter(Boolean).join('; ');
  const answer = await app.ask('POST', '/api/devices/own/staff-sign-ins', { cookie, body: { badge, pin: testPin } });
  const { id, staff } = await answer.json();
  const secret = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const actor: StaffActor = { kind: 'staff', id: staff.id, name: staff.name, roles: staff.roles, signInId: id };
  return { actor, secret, cookie: `${tablet}; ${secret}` };
}

async function somebodyWaits(): Promise<string> {
  const delegateId = await registerDelegate(app);
  app.clock.advance(1_000);
  const id = uuidv7(app.clock.now());
  const sent = { id, delegateId, stationId: 'station-3', requestedAt: app.clock.now() };
  await app.database.drizzle
    .insert(verifications)
    .values({ ...sent, reason: 'identity_not_verified', laneId: 'west-1' });
  return id;
}
const takenBy = async (id: string) => {
  const rows = await app.database.drizzle.select().from(verifications).where(eq(verifications.id, id));
  return rows[0]?.takenSignIn ?? undefined;
};
const notSignedIn = expect.objectContaining({
  fault: expect.objectContaining({ code: 'request.sign_in_needed' }),
});

it('whom the officer before had in hand waits again at once, and is taken by the next one', async () => {
  const waiting = await somebodyWaits();
  const before = await takeOver(await staffWithBadge(app, 'station'));
  expect((await takeNextPerson(app, before.actor, 'station-3'))?.verificationId).toBe(waiting);
  expect(await takenBy(waiting)).toBe(before.actor.signInId);
  const next = await takeOver(await staffWithBadge(app, 'station'), before.secret);
  expect(await takenBy(waiting)).toBeUndefined();
  expect((await takeNextPerson(app, next.actor, 'station-3'))?.verificationId).toBe(waiting);
});

it('what the officer before had on the way takes nobody and decides nothing', async () => {
  const waiting = await somebodyWaits();
  const before = await takeOver(await staffWithBadge(app, 'station'));
  await takePerson(app, before.actor, waiting);
  const next = await takeOver(await staffWithBadge(app, 'station'), before.secret);
  await expect(takeNextPerson(app, before.actor, 'station-3')).rejects.toEqual(notSignedIn);
  await expect(takePerson(app, before.actor, waiting)).rejects.toEqual(notSignedIn);
  const refuse = (cookie: string) =>
    app.ask('POST', `/api/verifications/${waiting}/refuse`, { cookie, body: { because: 'It is not them.' } });
  expect((await refuse(before.cookie)).status).toBe(401);
  // Another tab has the cookie of the next officer, who has not taken this person.
  expect((await refuse(next.cookie)).status).toBe(409);
  expect(await takenBy(waiting)).toBeUndefined();
});

const waysToShutOut = [
  { name: 'disabled', shutOut: disableStaff },
  { name: 'signed out everywhere', shutOut: endSignInsOf },
  { name: 'without passkeys', shutOut: revokeAllPasskeys },
];

it.each(waysToShutOut)('whom an officer had in hand waits again at once when they are $name', async ({ shutOut }) => {
  const waiting = await somebodyWaits();
  const officer = await takeOver(await staffWithBadge(app, 'station'));
  await takePerson(app, officer.actor, waiting);
  const live = new RecordedLive();
  const administrator = await signInAs({ ...app, live, publicOrigin, linksSuffice: true }, 'administrator');
  await shutOut({ ...app, live }, administrator, officer.actor.id);
  expect(await takenBy(waiting)).toBeUndefined();
  expect([...live.woken]).toEqual(
    expect.arrayContaining([topicKey(stationQueue, { stationId: 'station-3' }), 'stations']),
  );
});

it('whom an officer had in hand waits again at once when they remove a passkey elsewhere', async () => {
  const waiting = await somebodyWaits();
  const member = await staffWithBadge(app, 'station');
  const at = app.clock.now();
  const made = ['Laptop', 'Telephone'].map((name) => ({ id: uuidv7(at), name, credentialId: Buffer.from(name) }));
  const known = { publicKey: Buffer.alloc(1), counter: 0, transports: [], backupEligible: true, backedUp: true };
  const rows = made.map((one) => ({ ...one, ...known, staffId: member.staffId, madeAt: at }));
  await app.database.drizzle.insert(passkeys).values(rows);
  const officer = await takeOver(member);
  await takePerson(app, officer.actor, waiting);
  const { id: signInId } = await (await app.ask('GET', '/api/sign-ins/current', { cookie: member.cookie })).json();
  const live = new RecordedLive();
  await revokeOwnPasskey({ ...app, live }, { ...officer.actor, signInId }, made[1]!.id);
  expect(await takenBy(waiting)).toBeUndefined();
  expect([...live.woken]).toContain(topicKey(stationQueue, { stationId: 'station-3' }));
});
