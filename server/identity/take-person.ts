import type { Queryable } from '../../db/client.ts';
import { assertMayAt, type StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { requestFaults } from '../kernel/problem.ts';
import { inTransaction } from '../kernel/transaction.ts';
import type { WaitingPerson } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';
import { faultOfTaking, leaseEnd } from './lease.ts';
import { lockSignIn } from './sign-ins.queries.ts';
import { findStation } from './stations.queries.ts';
import {
  type LockedVerification,
  leaseTo,
  lockNextWaiting,
  lockVerification,
  releaseOthers,
} from './verifications.queries.ts';
import { findWaiting } from './waiting.queries.ts';
import { wakeStations } from './wake-stations.ts';

type Needed = Pick<Dependencies, 'database' | 'clock' | 'live'>;

/**
 * Takes the person who waits longest at a station for a minute; of officers who ask at once each gets another one.
 * Who has somebody there already gets them again. Nobody when there is none to take. Throws `identity.station_unknown`, and `request.elsewhere` for an officer of
 * other stations.
 */
export async function takeNextPerson(
  { database, clock, live }: Needed,
  actor: StaffActor,
  stationId: string,
): Promise<WaitingPerson | undefined> {
  const now = clock.now();
  const taken = await inTransaction(database, async (tx) => {
    await assertSignedIn(tx, actor);
    assertMayAt(permissions.verify, actor, { stationId });
    if (!(await findStation(tx, stationId))) throw new DomainError(identityFaults.station_unknown);
    const includePassedOn = actor.roles.includes('supervisor');
    const next = await lockNextWaiting(tx, { stationId, signInId: actor.signInId, now, includePassedOn });
    return next && lease(tx, actor, next, now);
  });
  wakeStations(live, taken?.stations ?? []);
  return taken?.person;
}

/**
 * Takes a chosen person for a minute, and gives back whom this sign-in had before. Throws
 * `identity.verification_unknown`, `verification_decided`, `taken_by_another` or `for_supervisors`, and `request.elsewhere` for an
 * officer of other stations.
 */
export async function takePerson(
  { database, clock, live }: Needed,
  actor: StaffActor,
  verificationId: string,
): Promise<WaitingPerson | undefined> {
  const now = clock.now();
  const taken = await inTransaction(database, async (tx) => {
    await assertSignedIn(tx, actor);
    const chosen = await lockVerification(tx, verificationId);
    const fault = faultOfTaking(chosen, actor, now);
    if (!chosen || fault) throw new DomainError(fault ?? identityFaults.verification_unknown);
    assertMayAt(permissions.verify, actor, chosen);
    return lease(tx, actor, chosen, now);
  });
  wakeStations(live, taken.stations);
  return taken.person;
}

/** A take that was on its way when its tablet was handed over takes nobody. */
async function assertSignedIn(tx: Queryable, { signInId }: StaffActor): Promise<void> {
  if (!(await lockSignIn(tx, signInId))) throw new DomainError(requestFaults.sign_in_needed);
}

async function lease(tx: Queryable, { id, signInId }: StaffActor, chosen: LockedVerification, now: Date) {
  await leaseTo(tx, chosen.id, { takenBy: id, takenSignIn: signInId, takenUntil: leaseEnd(now, chosen.takenUntil) });
  const left = await releaseOthers(tx, signInId, chosen.id);
  return { person: await findWaiting(tx, chosen.id, now), stations: [chosen.stationId, ...left] };
}
