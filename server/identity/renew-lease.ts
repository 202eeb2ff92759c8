import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { leaseEnd } from './lease.ts';
import { lockOwnPerson } from './lock-own-person.ts';
import { leaseTo } from './verifications.queries.ts';
import { wakeStations } from './wake-stations.ts';

/**
 * Keeps a person for another minute from now. Throws `identity.lease_over` when the minute was over before, and
 * otherwise as `lockOwnPerson`.
 */
export async function renewLease(
  { database, clock, live }: Pick<Dependencies, 'database' | 'clock' | 'live'>,
  actor: StaffActor,
  verificationId: string,
): Promise<{ until: string }> {
  const now = clock.now();
  const until = leaseEnd(now);
  const { stationId } = await inTransaction(database, async (tx) => {
    const own = await lockOwnPerson(tx, actor, verificationId, now);
    await leaseTo(tx, own.id, { takenBy: actor.id, takenSignIn: actor.signInId, takenUntil: until });
    return own;
  });
  wakeStations(live, [stationId]);
  return { until: until.toISOString() };
}
