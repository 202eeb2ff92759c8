import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { lockOwnPerson } from './lock-own-person.ts';
import { closeVerification } from './verifications.queries.ts';
import { wakeStations } from './wake-stations.ts';

/** Decides that the person is not the delegate: the next scan refers them again, and says so. Throws as `lockOwnPerson`. */
export async function refuseIdentity(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  verificationId: string,
  { because }: { because: string },
): Promise<void> {
  const now = clock.now();
  const { stationId } = await inTransaction(database, async (tx) => {
    const own = await lockOwnPerson(tx, actor, verificationId, now);
    await closeVerification(tx, own.id, { outcome: 'refused', decidedAt: now, decidedBy: actor.id, note: because });
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'identity_refused',
      delegateId: own.delegateId,
      details: { verificationId, stationId: own.stationId, because },
    });
    return own;
  });
  wakeStations(live, [stationId]);
}
