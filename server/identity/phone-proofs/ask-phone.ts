import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { identityFaults } from '../identity.errors.ts';
import { lockOwnPerson } from '../lock-own-person.ts';
import { groupedPhoneCode, hashOfPhoneCode, newPhoneCode } from './phone-codes.ts';
import { type PhoneCode, phoneCodeSeconds, phoneCodesAtMost, phoneProofTopic } from './phone-proofs.contract.ts';
import { countPhoneProofs, insertPhoneProof } from './phone-proofs.queries.ts';

/**
 * Shows a code that the phone of the person whom this officer has answers within a minute; the one before is over. Throws
 * as `lockOwnPerson`, and `identity.phone_codes_used_up`.
 */
export async function askPhone(
  {
    database,
    clock,
    secrets,
    live,
    publicOrigin,
  }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'publicOrigin'>,
  actor: StaffActor,
  verificationId: string,
): Promise<PhoneCode> {
  const madeAt = clock.now();
  const expiresAt = new Date(madeAt.getTime() + phoneCodeSeconds * 1000);
  const proofId = uuidv7(madeAt);
  const code = newPhoneCode();
  const codeHash = hashOfPhoneCode(secrets, code);
  if (!codeHash) throw new Error('a code was made that is none');
  await inTransaction(database, async (tx) => {
    const own = await lockOwnPerson(tx, actor, verificationId, madeAt);
    const { signInId } = actor;
    const shown = await countPhoneProofs(tx, { verificationId, signInId });
    if (shown >= phoneCodesAtMost) throw new DomainError(identityFaults.phone_codes_used_up);
    const { delegateId } = own;
    await insertPhoneProof(tx, { id: proofId, verificationId, delegateId, signInId, codeHash, madeAt, expiresAt });
  });
  live.wake(phoneProofTopic, { verificationId });
  const url = `${publicOrigin}/prove/#${code}`;
  return { proofId, code: groupedPhoneCode(code), url, expiresAt: expiresAt.toISOString() };
}
