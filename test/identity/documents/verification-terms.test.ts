import { desc } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { ledger, passkeys, verifications } from '../../../db/schema/index.ts';
import { changeVerificationTerms } from '../../../server/identity/documents/change-verification-terms.ts';
import { describeVerificationTerms } from '../../../server/identity/documents/describe-verification-terms.ts';
import { takePerson } from '../../../server/identity/take-person.ts';
import type { StaffActor } from '../../../server/kernel/actor.ts';
import { uuidv7 } from '../../../server/kernel/ids.ts';
import { useDatabase } from '../../support/database.ts';
import { buildVenue, registerDelegate, signInAs, worldOf } from '../venue.ts';

const database = useDatabase();
const world = worldOf(database);
let administrator: StaffActor;
let officer: StaffActor;

beforeAll(async () => {
  await buildVenue(world);
  administrator = await signInAs(world, 'administrator');
  officer = await signInAs(world, 'station');
});

async function sendSpeaker() {
  const delegateId = await registerDelegate(world);
  const requestedAt = world.clock.now();
  const id = uuidv7(requestedAt);
  const reason = 'identity_not_verified';
  await database.drizzle.insert(verifications).values({ id, delegateId, stationId: 'station-1', reason, requestedAt });
  return { id, delegateId };
}

it('an administrator says who shows a document each time, and the ledger keeps it', async () => {
  const told = await changeVerificationTerms(world, administrator, {
    documentCategories: ['speaker', 'media', 'speaker'],
  });
  expect(told).toEqual({ documentCategories: ['speaker', 'media'] });
  expect(await describeVerificationTerms(world)).toEqual(told);
  const [entry] = await database.drizzle.select().from(ledger).orderBy(desc(ledger.sequence)).limit(1);
  expect(entry).toMatchObject({ action: 'verification_terms_changed', actorId: administrator.id });
});

it('officers see of those who wait whether a document is needed, from now on', async () => {
  const { id } = await sendSpeaker();
  world.live.woken.clear();
  await changeVerificationTerms(world, administrator, { documentCategories: ['speaker'] });
  expect([...world.live.woken]).toEqual(['station-queue?*']);
  expect(await takePerson(world, officer, id)).toMatchObject({ needsDocument: true });
  await changeVerificationTerms(world, administrator, { documentCategories: [] });
  expect(await takePerson(world, officer, id)).not.toHaveProperty('needsDocument');
});

it('officers see whether somebody has a passkey, and whether it is bound to them', async () => {
  const { id, delegateId } = await sendSpeaker();
  expect(await takePerson(world, officer, id)).not.toHaveProperty('passkey');
  const at = world.clock.now();
  const passkey = { delegateId, publicKey: Buffer.alloc(77), counter: 0, transports: [], backupEligible: false };
  const made = { ...passkey, backedUp: false, name: 'phone', madeAt: at };
  await database.drizzle.insert(passkeys).values({ ...made, id: uuidv7(at), credentialId: Buffer.from([1]) });
  expect(await takePerson(world, officer, id)).toMatchObject({ passkey: 'unbound' });
  const bound = { boundAt: at, boundBy: officer.id };
  await database.drizzle.insert(passkeys).values({ ...made, ...bound, id: uuidv7(at), credentialId: Buffer.from([2]) });
  expect(await takePerson(world, officer, id)).toMatchObject({ passkey: 'bound' });
  await database.drizzle.update(passkeys).set({ revokedAt: at });
  expect(await takePerson(world, officer, id)).not.toHaveProperty('passkey');
});
