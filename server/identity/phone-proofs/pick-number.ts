import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError, type Fault } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { identityFaults } from '../identity.errors.ts';
import { lockOwnPerson } from '../lock-own-person.ts';
import { isRecent } from './is-recent.ts';
import { phoneProofTopic } from './phone-proofs.contract.ts';
import { lockProof, markProofPicked } from './phone-proofs.queries.ts';

interface Picked {
  readonly verificationId: string;
  readonly proofId: string;
  readonly number: number;
}

/**
 * The officer says which number the phone shows. Another one makes the proof void, which the ledger keeps: a phone answered
 * that is not the one in front of them. Throws as `lockOwnPerson`, and `identity.phone_proof_unknown`,
 * `phone_code_over`, `phone_not_answered`, `phone_number_picked` or `phone_number_unknown`.
 */
export async function pickNumber(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  { verificationId, proofId, number }: Picked,
): Promise<{ isMatch: boolean }> {
  const now = clock.now();
  const isMatch = await inTransaction(database, async (tx) => {
    const own = await lockOwnPerson(tx, actor, verificationId, now);
    const found = await lockProof(tx, proofId);
    const isOwn = found?.proof.verificationId === own.id && found.proof.signInId === actor.signInId;
    if (!found || !isOwn) throw new DomainError(identityFaults.phone_proof_unknown);
    const fault = faultOf(found, number, now);
    if (fault) throw new DomainError(fault);
    const isRight = found.proof.number === number;
    await markProofPicked(tx, proofId, { pickedAt: now, isMatch: isRight });
    if (!isRight) {
      await appendLedger({ secrets, clock }, actor, tx, {
        action: 'passkey_proof_failed',
        delegateId: own.delegateId,
        details: { verificationId, stationId: own.stationId, passkeyId: found.proof.passkeyId },
      });
    }
    return isRight;
  });
  live.wake(phoneProofTopic, { verificationId });
  return { isMatch };
}

type Found = NonNullable<Awaited<ReturnType<typeof lockProof>>>;

function faultOf({ proof, hasLater }: Found, number: number, now: Date): Fault | undefined {
  if (proof.pickedAt) return identityFaults.phone_number_picked;
  if (hasLater) return identityFaults.phone_code_over;
  if (!proof.answeredAt) return identityFaults.phone_not_answered;
  if (!isRecent(proof.answeredAt, now)) return identityFaults.phone_code_over;
  return proof.choices?.includes(number) ? undefined : identityFaults.phone_number_unknown;
}
