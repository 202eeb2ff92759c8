import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { leaseEnd } from './lease.ts';
import { lockOwnPerson } from './lock-own-person.ts';
import { leaseTo } from './verifications.queries.ts';
import { wakeStations } from './wake-stations.ts';

/**
 * Keeps a person for another minute from now, at least. Throws `identity.lease_over` when the minute was over before, and
 * otherwise as `lockOwnPerson`.
 */
export async function renewLease(
  { database, clock, live }: Pick<Dependencies, 'database' | 'clock' | 'live'>,
  actor: StaffActor,
  verificationId: string,
): Promise<{ until: string }> {
  const now = clock.now();
  const { stationId, until } = await inTransaction(database, async (tx) => {
    const own = await lockOwnPerson(tx, actor, verificationId, now);
    const until = leaseEnd(now, own.takenUntil);
    await leaseTo(tx, own.id, { takenBy: actor.id, takenSignIn: actor.signInId, takenUntil: until });
    return { stationId: own.stationId, until };
  });
  wakeStations(live, [stationId]);
  return { until: until.toISOString() };
}
