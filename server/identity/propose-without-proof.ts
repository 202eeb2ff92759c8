import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { type MadeProposal, proposalsTopic } from '../proposals/proposals.contract.ts';
import { propose } from '../proposals/propose.ts';
import { lockOwnPerson } from './lock-own-person.ts';
import { leaseTo } from './verifications.queries.ts';
import { wakeStations } from './wake-stations.ts';

/**
 * Proposes to verify the person whom this officer has though they have neither document nor passkey: a supervisor, another
 * person, confirms. The officer keeps the person as long as the proposal waits, also where their page is closed meanwhile.
 * Throws as `lockOwnPerson`, and `proposals.proposed_already`.
 */
export async function proposeWithoutProof(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  verificationId: string,
  { because }: { because: string },
): Promise<MadeProposal> {
  const { stationId, made } = await inTransaction(database, async (tx) => {
    const { id, delegateId, stationId } = await lockOwnPerson(tx, actor, verificationId, clock.now());
    const kind = 'verify_without_proof';
    const made = await propose({ clock, secrets }, actor, tx, { kind, delegateId, verificationId: id, because });
    await leaseTo(tx, id, { takenBy: actor.id, takenSignIn: actor.signInId, takenUntil: new Date(made.expiresAt) });
    return { stationId, made };
  });
  live.wake(proposalsTopic, {});
  wakeStations(live, [stationId]);
  return made;
}
