import type { Transaction } from '../../../db/client.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { bindPasskeyRow } from '../passkeys/passkeys.queries.ts';
import { usePhoneProof, type WithPhone } from './use-phone-proof.ts';

/**
 * Of a person whose whole document was found right in the same transaction: the passkey of the phone that they showed with it
 * counts from now on. Nothing happens to one that counts already. Throws as `usePhoneProof`.
 */
export async function bindPasskey(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  tx: Transaction,
  actor: StaffActor,
  proven: WithPhone,
): Promise<{ passkeyId: string }> {
  const { passkeyId } = await usePhoneProof(tx, actor, proven);
  const { own, now } = proven;
  if (await bindPasskeyRow(tx, { id: passkeyId, boundAt: now, boundBy: actor.id })) {
    await appendLedger(deps, actor, tx, {
      action: 'passkey_bound',
      delegateId: own.delegateId,
      details: { verificationId: own.id, stationId: own.stationId, passkeyId },
    });
  }
  return { passkeyId };
}
