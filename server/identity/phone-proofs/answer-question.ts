import type { z } from 'zod';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { challengesOf } from '../challenges.ts';
import { identityFaults } from '../identity.errors.ts';
import { userHandleOfDelegate } from '../passkeys/make-delegate-passkey.ts';
import { lockPasskeyByCredential, markPasskeyUsed } from '../passkeys/passkeys.queries.ts';
import { verifyShown } from '../passkeys/relying-party.ts';
import { drawNumbers } from './draw-numbers.ts';
import { lockQuestion, purposeOfQuestion } from './lock-question.ts';
import { type phoneAnswer, type phoneNumber, phoneProofTopic } from './phone-proofs.contract.ts';
import { markProofAnswered } from './phone-proofs.queries.ts';

/**
 * Takes the answer of a phone, and draws the number that it shows the officer. Throws as `lockQuestion` and `verifyShown`,
 * and `identity.passkey_unknown`, `passkey_revoked`, or `passkey_of_another` for a phone of somebody else.
 */
export async function answerQuestion(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'publicOrigin'>,
  { code, credential }: z.infer<typeof phoneAnswer>,
): Promise<z.infer<typeof phoneNumber>> {
  const { database, clock, secrets, live, publicOrigin } = deps;
  const now = clock.now();
  const { number, verificationId } = await inTransaction(database, async (tx) => {
    const asked = await lockQuestion(tx, secrets, code, now);
    const { proof } = asked;
    const known = await lockPasskeyByCredential(tx, Buffer.from(credential.id, 'base64url'));
    if (!known?.delegateId) throw new DomainError(identityFaults.passkey_unknown);
    const { userHandle } = credential.response;
    const handle = userHandleOfDelegate(secrets, known.delegateId).toString('base64url');
    if (userHandle && userHandle !== handle) throw new DomainError(identityFaults.passkey_refused);
    const useChallenge = (challenge: string) => challengesOf(deps).use(challenge, purposeOfQuestion(asked));
    const { counter, isSynced } = await verifyShown({ publicOrigin, useChallenge }, credential, known);
    // Told only to whoever holds it.
    if (known.revokedAt) throw new DomainError(identityFaults.passkey_revoked);
    if (known.delegateId !== proof.delegateId) throw new DomainError(identityFaults.passkey_of_another);
    await markPasskeyUsed(tx, known.id, { counter, backedUp: isSynced, usedAt: now });
    const drawn = drawNumbers();
    await markProofAnswered(tx, proof.id, { answeredAt: now, passkeyId: known.id, ...drawn });
    return { number: drawn.number, verificationId: proof.verificationId };
  });
  live.wake(phoneProofTopic, { verificationId });
  return { number };
}
