import { and, desc, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ledger, verifications } from '../../db/schema/index.ts';
import { markAbsent } from '../../server/identity/mark-absent.ts';
import { passOnPerson } from '../../server/identity/pass-on-person.ts';
import { referDelegates } from '../../server/identity/refer-delegates.ts';
import { refuseIdentity } from '../../server/identity/refuse-identity.ts';
import { releasePerson } from '../../server/identity/release-person.ts';
import { renewLease } from '../../server/identity/renew-lease.ts';
import { takeNextPerson, takePerson } from '../../server/identity/take-person.ts';
import { verifyIdentity } from '../../server/identity/verify-identity.ts';
import type { StaffActor } from '../../server/kernel/actor.ts';
import { uuidv7 } from '../../server/kernel/ids.ts';
import { inTransaction } from '../../server/kernel/transaction.ts';
import { useDatabase } from '../support/database.ts';
import { buildVenue, registerDelegate, signInAs, worldOf } from './venue.ts';

const database = useDatabase();
const world = worldOf(database);
let wen: StaffActor;
let arun: StaffActor;
let supervisor: StaffActor;

beforeAll(async () => {
  await buildVenue(world);
  wen = await signInAs(world, 'station');
  arun = await signInAs(world, 'station');
  supervisor = await signInAs(world, 'supervisor');
});
beforeEach(async () => {
  await database.sql`update verifications set outcome = 'expired', decided_at = now() where outcome is null`;
  world.live.woken.clear();
});

const station = 'station-3';
const checks = { face: true, document: true, nameAndCountry: true } as const;
const byLastFour = (last4: string) =>
  ({ method: 'document', checks, document: { reading: 'last_four', last4 } }) as const;
const byDocument = byLastFour('7738');

/** Somebody sent to station 3 by the west gate, where nobody else waits. */
async function refer(options?: { documentLast4?: string }) {
  const delegateId = await registerDelegate(world, options);
  world.clock.advance(1_000);
  const at = world.clock.now();
  const verificationId = uuidv7(at);
  await database.drizzle.insert(verifications).values({
    id: verificationId,
    delegateId,
    stationId: station,
    reason: 'identity_not_verified',
    laneId: 'west-1',
    requestedAt: at,
  });
  return { delegateId, id: verificationId };
}
const rowOf = async (id: string) =>
  (await database.drizzle.select().from(verifications).where(eq(verifications.id, id)))[0]!;
const fault = (code: string) =>
  expect.objectContaining({ fault: expect.objectContaining({ code: `identity.${code}` }) });

describe('taking a person', () => {
  it('of twenty officers who ask at once gives the one person to one of them', async () => {
    const officers = await Promise.all(Array.from({ length: 20 }, () => signInAs(world, 'station')));
    for (let round = 0; round < 5; round += 1) {
      const { id } = await refer();
      const taken = await Promise.allSettled(officers.map((officer) => takePerson(world, officer, id)));
      expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const one of taken) if (one.status === 'rejected') expect(one.reason).toEqual(fault('taken_by_another'));
    }
  });

  it('gives officers who ask for the next at once a different person each, in the order of arrival', async () => {
    const officers = await Promise.all(Array.from({ length: 6 }, () => signInAs(world, 'station')));
    const people = [];
    for (let n = 0; n < 4; n += 1) people.push((await refer()).id);
    const taken = await Promise.all(officers.map((officer) => takeNextPerson(world, officer, station)));
    const ids = taken.flatMap((person) => (person ? [person.verificationId] : []));
    expect(ids.toSorted()).toEqual(people.toSorted());
  });

  it('starts with who waits longest, and gives an officer who asks again the same person', async () => {
    const first = await refer();
    await refer();
    const taken = await takeNextPerson(world, wen, station);
    expect(taken).toMatchObject({
      verificationId: first.id,
      name: '陆知微',
      gateName: { en: 'West Gate' },
      laneNumber: 1,
      documentLast4: '7738',
      takenBy: { staffId: wen.id, name: wen.name },
    });
    expect((await takeNextPerson(world, wen, station))?.verificationId).toBe(first.id);
  });

  it('leaves nobody with two persons: taking another gives the first back', async () => {
    const first = await refer();
    const second = await refer();
    await takePerson(world, wen, first.id);
    await takePerson(world, wen, second.id);
    expect(await rowOf(first.id)).toMatchObject({ takenBy: null, takenUntil: null });
    expect((await takeNextPerson(world, arun, station))?.verificationId).toBe(first.id);
    await Promise.allSettled([takePerson(world, arun, first.id), takeNextPerson(world, arun, station)]);
    const held = await database.drizzle
      .select()
      .from(verifications)
      .where(and(eq(verifications.takenBy, arun.id), eq(verifications.stationId, station)));
    expect(held).toHaveLength(1);
  });

  it('wakes the boards of the station', async () => {
    const { id } = await refer();
    await takePerson(world, wen, id);
    expect([...world.live.woken]).toEqual([`station-queue?stationId=${station}`, 'stations']);
  });

  it('answers nobody when nobody waits, and says when there is no such station', async () => {
    expect(await takeNextPerson(world, wen, station)).toBeUndefined();
    await expect(takeNextPerson(world, wen, 'station-99')).rejects.toEqual(fault('station_unknown'));
    await expect(takePerson(world, wen, uuidv7(world.clock.now()))).rejects.toEqual(fault('verification_unknown'));
  });
});

describe('a lease', () => {
  it('lasts a minute, then another officer may take the person', async () => {
    const { id } = await refer();
    await takePerson(world, wen, id);
    world.clock.advance(59_999);
    await expect(takePerson(world, arun, id)).rejects.toEqual(fault('taken_by_another'));
    world.clock.advance(1);
    expect((await takePerson(world, arun, id))?.takenBy?.staffId).toBe(arun.id);
    await expect(verifyIdentity(world, wen, id, byDocument)).rejects.toEqual(fault('taken_by_another'));
  });

  it('lasts as long as it is renewed', async () => {
    const { id } = await refer();
    await takePerson(world, wen, id);
    for (let n = 0; n < 5; n += 1) {
      world.clock.advance(40_000);
      const { until } = await renewLease(world, wen, id);
      expect(Date.parse(until)).toBe(world.clock.now().getTime() + 60_000);
    }
    await expect(takePerson(world, arun, id)).rejects.toEqual(fault('taken_by_another'));
  });

  it('that ran out is neither renewed nor good for a decision, until the person is taken again', async () => {
    const { id } = await refer();
    await takePerson(world, wen, id);
    world.clock.advance(60_000);
    await expect(renewLease(world, wen, id)).rejects.toEqual(fault('lease_over'));
    await expect(verifyIdentity(world, wen, id, byDocument)).rejects.toEqual(fault('lease_over'));
    await takePerson(world, wen, id);
    await verifyIdentity(world, wen, id, byDocument);
  });

  it('belongs to a sign-in: the same officer on another screen has to wait', async () => {
    const { id } = await refer();
    await takePerson(world, wen, id);
    await expect(takePerson(world, { ...wen, signInId: arun.signInId }, id)).rejects.toEqual(fault('taken_by_another'));
  });

  it('that was given back puts the person where they stood in the queue', async () => {
    const first = await refer();
    await refer();
    await takePerson(world, wen, first.id);
    await releasePerson(world, wen, first.id);
    expect((await takeNextPerson(world, arun, station))?.verificationId).toBe(first.id);
  });

  it('is needed for every decision', async () => {
    const { id } = await refer();
    const because = 'the face is another';
    await expect(verifyIdentity(world, wen, id, byDocument)).rejects.toEqual(fault('lease_over'));
    await expect(refuseIdentity(world, wen, id, { because })).rejects.toEqual(fault('lease_over'));
    await expect(passOnPerson(world, wen, id, { because })).rejects.toEqual(fault('lease_over'));
    await expect(markAbsent(world, wen, id)).rejects.toEqual(fault('lease_over'));
    await expect(releasePerson(world, wen, id)).rejects.toEqual(fault('lease_over'));
    expect((await rowOf(id)).outcome).toBeNull();
  });
});

describe('verifying', () => {
  it('needs the last four characters that were registered', async () => {
    const { id } = await refer();
    await takePerson(world, wen, id);
    await expect(verifyIdentity(world, wen, id, byLastFour('7739'))).rejects.toEqual(fault('document_differs'));
    expect((await rowOf(id)).outcome).toBeNull();
    await verifyIdentity(world, wen, id, byLastFour('7738'));
    expect(await rowOf(id)).toMatchObject({
      outcome: 'verified',
      method: 'document',
      documentReading: 'last_four',
      decidedBy: wen.id,
      takenBy: null,
    });
  });

  it('compares letters without regard to capitals', async () => {
    const { id } = await refer({ documentLast4: '7A3B' });
    await takePerson(world, wen, id);
    await verifyIdentity(world, wen, id, byLastFour('7a3b'));
    expect((await rowOf(id)).outcome).toBe('verified');
  });

  it('is done once: a second decision is told so', async () => {
    const { id } = await refer();
    await takePerson(world, wen, id);
    const twice = await Promise.allSettled([
      verifyIdentity(world, wen, id, byDocument),
      refuseIdentity(world, wen, id, { because: 'the face is another' }),
    ]);
    expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(takePerson(world, arun, id)).rejects.toEqual(fault('verification_decided'));
  });

  it('is written into the ledger under the person, by the officer', async () => {
    const { id } = await refer();
    await takePerson(world, wen, id);
    await verifyIdentity(world, wen, id, byDocument);
    const [entry] = await database.drizzle.select().from(ledger).orderBy(desc(ledger.sequence)).limit(1);
    expect(entry).toMatchObject({ action: 'identity_verified', actorId: wen.id, subjectId: expect.any(String) });
  });
});

describe('a person who is not verified', () => {
  it('is refused with a reason, and may be referred anew', async () => {
    const { id, delegateId } = await refer();
    await takePerson(world, wen, id);
    await refuseIdentity(world, wen, id, { because: 'the face is another' });
    expect(await rowOf(id)).toMatchObject({ outcome: 'refused', note: 'the face is another' });
    const at = world.clock.now();
    const referral = { delegateId, gateId: 'west', laneId: 'west-1', scanId: uuidv7(at), at };
    const again = await inTransaction(database, (tx) =>
      referDelegates(tx, [{ ...referral, reason: 'identity_refused' as const }]),
    );
    expect(again.get(delegateId)?.verificationId).not.toBe(id);
  });

  it('and was passed on waits for a supervisor, whom the queue tells why', async () => {
    const { id } = await refer();
    await takePerson(world, wen, id);
    await passOnPerson(world, wen, id, { because: 'the document is over' });
    await expect(takePerson(world, arun, id)).rejects.toEqual(fault('for_supervisors'));
    expect(await takeNextPerson(world, arun, station)).toBeUndefined();
    const taken = await takeNextPerson(world, supervisor, station);
    expect(taken).toMatchObject({ verificationId: id, passedOnBecause: 'the document is over' });
    await verifyIdentity(world, supervisor, id, byDocument);
  });

  it('because they did not come is taken off the queue', async () => {
    const { id } = await refer();
    await takePerson(world, wen, id);
    await markAbsent(world, wen, id);
    expect(await rowOf(id)).toMatchObject({ outcome: 'expired', takenBy: null });
    expect(await takeNextPerson(world, wen, station)).toBeUndefined();
  });
});
