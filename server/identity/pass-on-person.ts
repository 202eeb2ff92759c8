import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { lockOwnPerson } from './lock-own-person.ts';
import { markPassedOn } from './verifications.queries.ts';
import { wakeStations } from './wake-stations.ts';

/** Leaves a person to the supervisors, who alone may take them from now on. Throws as `lockOwnPerson`. */
export async function passOnPerson(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  verificationId: string,
  { because }: { because: string },
): Promise<void> {
  const now = clock.now();
  const { stationId } = await inTransaction(database, async (tx) => {
    const own = await lockOwnPerson(tx, actor, verificationId, now);
    await markPassedOn(tx, own.id, { at: now, because });
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'verification_passed_on',
      delegateId: own.delegateId,
      details: { verificationId, stationId: own.stationId, because },
    });
    return own;
  });
  wakeStations(live, [stationId]);
}
