import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { lockOwnPerson } from './lock-own-person.ts';
import { closeVerification } from './verifications.queries.ts';
import { wakeStations } from './wake-stations.ts';

/** Takes a person who did not come off the queue, undecided: their next scan refers them anew. Throws as `lockOwnPerson`. */
export async function markAbsent(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  verificationId: string,
): Promise<void> {
  const now = clock.now();
  const { stationId } = await inTransaction(database, async (tx) => {
    const own = await lockOwnPerson(tx, actor, verificationId, now);
    await closeVerification(tx, own.id, { outcome: 'expired', decidedAt: now, decidedBy: actor.id });
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'verification_expired',
      delegateId: own.delegateId,
      details: { verificationId, stationId: own.stationId },
    });
    return own;
  });
  wakeStations(live, [stationId]);
}
