import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { lockOwnPerson } from './lock-own-person.ts';
import { releaseLease } from './verifications.queries.ts';
import { wakeStations } from './wake-stations.ts';

/** Puts a person back into the queue, at the place they had. Throws as `lockOwnPerson`. */
export async function releasePerson(
  { database, clock, live }: Pick<Dependencies, 'database' | 'clock' | 'live'>,
  actor: StaffActor,
  verificationId: string,
): Promise<void> {
  const { stationId } = await inTransaction(database, async (tx) => {
    const own = await lockOwnPerson(tx, actor, verificationId, clock.now());
    await releaseLease(tx, own.id);
    return own;
  });
  wakeStations(live, [stationId]);
}
