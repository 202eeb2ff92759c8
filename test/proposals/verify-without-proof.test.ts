import { and, desc, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ledger, proposals, verifications } from '../../db/schema/index.ts';
import { describeDecision } from '../../server/identity/describe-decision.ts';
import { stationQueue } from '../../server/identity/identity.contract.ts';
import { serveIdentityTopics } from '../../server/identity/identity.live.ts';
import { markAbsent } from '../../server/identity/mark-absent.ts';
import { proposeWithoutProof } from '../../server/identity/propose-without-proof.ts';
import { refuseIdentity } from '../../server/identity/refuse-identity.ts';
import { releasePerson } from '../../server/identity/release-person.ts';
import { renewLease } from '../../server/identity/renew-lease.ts';
import { takePerson } from '../../server/identity/take-person.ts';
import { verifyWithoutProof } from '../../server/identity/verify-without-proof.ts';
import type { StaffActor } from '../../server/kernel/actor.ts';
import { uuidv7 } from '../../server/kernel/ids.ts';
import { confirmProposal } from '../../server/proposals/confirm-proposal.ts';
import { declineProposal } from '../../server/proposals/decline-proposal.ts';
import { proposalMinutes } from '../../server/proposals/proposals.contract.ts';
import { listWaitingProposals } from '../../server/proposals/proposals.queries.ts';
import { withdrawProposal } from '../../server/proposals/withdraw-proposal.ts';
import { buildVenue, registerDelegate, signInAs, worldOf } from '../identity/venue.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
const base = worldOf(database);
const world = { ...base, acts: { verify_without_proof: verifyWithoutProof(base) } };
const station = 'station-3';
const because = 'Their ministry vouches for them by telephone';
let wen: StaffActor;
let arun: StaffActor;
let supervisor: StaffActor;
let administrator: StaffActor;

beforeAll(async () => {
  await buildVenue(world);
  serveIdentityTopics(world);
  wen = await signInAs(world, 'station');
  arun = await signInAs(world, 'station');
  supervisor = await signInAs(world, 'supervisor');
  administrator = await signInAs(world, 'administrator');
});
beforeEach(async () => {
  await database.sql`update verifications set outcome = 'expired', decided_at = now() where outcome is null`;
  world.live.woken.clear();
});

/** Somebody whom Wen has at station 3. */
async function taken(officer = wen) {
  const delegateId = await registerDelegate(world);
  world.clock.advance(1000);
  const id = uuidv7(world.clock.now());
  const reason = 'identity_not_verified';
  await database.drizzle
    .insert(verifications)
    .values({ id, delegateId, stationId: station, reason, requestedAt: world.clock.now() });
  await takePerson(world, officer, id);
  return { id, delegateId };
}

async function proposed() {
  const person = await taken();
  return { ...person, proposalId: (await proposeWithoutProof(world, wen, person.id, { because })).id };
}

const rowOf = async (id: string) =>
  (await database.drizzle.select().from(verifications).where(eq(verifications.id, id)))[0]!;
const waiting = async () => (await listWaitingProposals(database.drizzle, world.clock.now(), 100)).map(({ id }) => id);
const entries = async (limit: number) =>
  (await database.drizzle.select().from(ledger).orderBy(desc(ledger.sequence)).limit(limit)).reverse();
const fault = (code: string) => expect.objectContaining({ fault: expect.objectContaining({ code }) });
const shownAtStation = async (id: string) => {
  const read = world.live.sources.get(stationQueue.name) as (
    params: object,
  ) => Promise<typeof stationQueue.state._output>;
  return (await read({ stationId: station })).waiting[id];
};

describe('Somebody with neither document nor passkey', () => {
  it('is verified once a supervisor confirms what the officer proposed, and both stand in the ledger', async () => {
    const { id, delegateId, proposalId } = await proposed();
    expect(await rowOf(id)).toMatchObject({ outcome: null, takenBy: wen.id });
    await confirmProposal(world, supervisor, proposalId);
    const decision = { method: 'supervisor', proposedBy: wen.id, decidedBy: supervisor.id, note: because };
    expect(await rowOf(id)).toMatchObject({ outcome: 'verified', ...decision });
    const told = await entries(3);
    expect(told.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['proposal_made', wen.id],
      ['proposal_confirmed', supervisor.id],
      ['identity_verified', supervisor.id],
    ]);
    expect(new Set(told.map(({ subjectId }) => subjectId)).size).toBe(1);
    const [proposal] = await database.drizzle.select().from(proposals).where(eq(proposals.delegateId, delegateId));
    expect(proposal).toMatchObject({ outcome: 'confirmed', decidedBy: supervisor.id });
    for (const topic of ['proposals', `station-queue?stationId=${station}`]) expect(world.live.woken).toContain(topic);
  });

  it('is not verified by who proposed it, be they a supervisor, and also signed in elsewhere', async () => {
    const person = await taken(supervisor);
    const { id } = await proposeWithoutProof(world, supervisor, person.id, { because });
    const elsewhere = { ...supervisor, signInId: wen.signInId };
    for (const actor of [supervisor, elsewhere])
      await expect(confirmProposal(world, actor, id)).rejects.toEqual(fault('proposals.own_proposal'));
    expect((await rowOf(person.id)).outcome).toBeNull();
    await expect(
      database.sql`update proposals set outcome = 'confirmed', decided_at = now(), decided_by = proposed_by where id = ${id}`,
    ).rejects.toThrow(/proposals_two_persons/);
  });

  it('is confirmed by a supervisor, not by another officer nor by an administrator', async () => {
    const { proposalId } = await proposed();
    for (const actor of [arun, administrator]) {
      const refused = fault('proposals.other_role_needed');
      await expect(confirmProposal(world, actor, proposalId)).rejects.toEqual(refused);
      await expect(declineProposal(world, actor, proposalId, { because: 'no' })).rejects.toEqual(refused);
    }
    await confirmProposal(world, supervisor, proposalId);
  });

  it('is proposed by the officer who has them, once', async () => {
    const { id } = await proposed();
    await expect(proposeWithoutProof(world, arun, id, { because })).rejects.toEqual(fault('identity.taken_by_another'));
    await expect(proposeWithoutProof(world, wen, id, { because })).rejects.toEqual(fault('proposals.proposed_already'));
  });

  it('is confirmed once: of two supervisors at once the other is told', async () => {
    const { proposalId } = await proposed();
    const another = await signInAs(world, 'supervisor');
    const outcomes = await Promise.allSettled(
      [supervisor, another].map((actor) => confirmProposal(world, actor, proposalId)),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const rejected = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(rejected.reason).toEqual(fault('proposals.proposal_over'));
  });
});

describe('While a proposal waits', () => {
  it('the person stays with the officer for as long, also when the page is closed, and renewing shortens nothing', async () => {
    const { id, proposalId } = await proposed();
    await renewLease(world, wen, id);
    await takePerson(world, wen, id);
    world.clock.advance(proposalMinutes * 60_000 - 1);
    await expect(takePerson(world, arun, id)).rejects.toEqual(fault('identity.taken_by_another'));
    await confirmProposal(world, supervisor, proposalId);
    expect((await rowOf(id)).outcome).toBe('verified');
  });

  it('the officer learns of who is off the queue whether they were verified, and by whom', async () => {
    const { id, proposalId } = await proposed();
    expect(await describeDecision(world, wen, id)).toEqual({});
    await confirmProposal(world, supervisor, proposalId);
    expect(await describeDecision(world, wen, id)).toEqual({ outcome: 'verified', decidedBy: supervisor.name });
    const elsewhere = { ...wen, stationIds: [] };
    await expect(describeDecision(world, elsewhere, id)).rejects.toEqual(fault('request.elsewhere'));
  });

  it('the station sees that it waits, and then what became of it', async () => {
    const { id, proposalId } = await proposed();
    expect((await shownAtStation(id))?.proposal).toMatchObject({ id: proposalId, because, state: 'waiting' });
    await declineProposal(world, supervisor, proposalId, { because: 'Nobody answers that telephone' });
    const declined = { id: proposalId, state: 'declined', decidedBy: supervisor.name };
    expect((await shownAtStation(id))?.proposal).toMatchObject(declined);
    expect((await entries(1))[0]).toMatchObject({ action: 'proposal_declined', actorId: supervisor.id });
  });

  it('and is declined, the officer has the person for another minute, and may propose again', async () => {
    const { id, proposalId } = await proposed();
    await declineProposal(world, supervisor, proposalId, { because: 'Ask again with their badge of last year' });
    expect((await rowOf(id)).takenUntil).toEqual(new Date(world.clock.now().getTime() + 60_000));
    const again = await proposeWithoutProof(world, wen, id, { because });
    expect(await waiting()).toEqual([again.id]);
  });

  it('its proposer takes it back, and nobody else does', async () => {
    const { id, proposalId } = await proposed();
    await expect(withdrawProposal(world, supervisor, proposalId)).rejects.toEqual(fault('proposals.not_own_proposal'));
    await withdrawProposal(world, wen, proposalId);
    expect(await waiting()).toEqual([]);
    expect((await shownAtStation(id))?.proposal).toBeUndefined();
    await expect(confirmProposal(world, supervisor, proposalId)).rejects.toEqual(fault('proposals.proposal_over'));
  });

  const ends: [words: string, end: (id: string) => Promise<void>][] = [
    ['puts the person back', (id) => releasePerson(world, wen, id)],
    ['refuses the person', (id) => refuseIdentity(world, wen, id, { because: 'the face is another' })],
    ['says that the person has gone', (id) => markAbsent(world, wen, id)],
  ];
  it.each(ends)('and the officer %s, it is over: nobody is verified by it', async (_, end) => {
    const { id, proposalId } = await proposed();
    await end(id);
    expect(await waiting()).toEqual([]);
    await expect(confirmProposal(world, supervisor, proposalId)).rejects.toEqual(fault('proposals.proposal_over'));
    expect((await rowOf(id)).method).toBeNull();
  });
});

describe('After a quarter of an hour', () => {
  it('a proposal is over, and the same may be proposed anew', async () => {
    const { id, proposalId } = await proposed();
    world.clock.advance(proposalMinutes * 60_000);
    expect(await waiting()).toEqual([]);
    await expect(confirmProposal(world, supervisor, proposalId)).rejects.toEqual(fault('proposals.proposal_over'));
    await takePerson(world, wen, id);
    expect((await shownAtStation(id))?.proposal).toMatchObject({ state: 'over' });
    const again = await proposeWithoutProof(world, wen, id, { because });
    expect(await waiting()).toEqual([again.id]);
    const is = and(eq(proposals.id, proposalId), eq(proposals.outcome, 'expired'));
    expect(await database.drizzle.select().from(proposals).where(is)).toHaveLength(1);
  });
});

it('A proposal that is not there says so', async () => {
  const unknown = uuidv7(world.clock.now());
  await expect(confirmProposal(world, supervisor, unknown)).rejects.toEqual(fault('proposals.proposal_unknown'));
});

it('What this server cannot carry out is refused, and goes on waiting', async () => {
  const { proposalId } = await proposed();
  const confirmed = confirmProposal({ ...world, acts: {} }, supervisor, proposalId);
  await expect(confirmed).rejects.toEqual(fault('proposals.not_done_here'));
  expect(await waiting()).toEqual([proposalId]);
});

it('Whose ledger entry cannot be written, is not confirmed', async () => {
  const { id, proposalId } = await proposed();
  const secrets = {
    ...world.secrets,
    open: () => {
      throw new Error('the key is lost');
    },
  } as unknown as typeof world.secrets;
  await expect(confirmProposal({ ...world, secrets }, supervisor, proposalId)).rejects.toThrow('the key is lost');
  expect([await waiting(), (await rowOf(id)).outcome]).toEqual([[proposalId], null]);
});
