import type { Queryable } from '../../../db/client.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { identityFaults } from '../identity.errors.ts';
import { findTermsOfPhone } from './phone-proofs.queries.ts';
import { usePhoneProof, type WithPhone } from './use-phone-proof.ts';

/**
 * Whether a phone is enough for a person whose face was compared with their photograph: it was shown together with a
 * document before, there is a photograph from before they were sent to the station, and nobody of their category must
 * show a document each time. Tells the passkey. Throws as `usePhoneProof`, and `identity.passkey_unbound`,
 * `document_each_time` or `photograph_needed`.
 */
export async function acceptPhoneAlone(
  tx: Queryable,
  actor: Pick<StaffActor, 'signInId'>,
  proven: WithPhone,
): Promise<{ passkeyId: string }> {
  const { passkeyId, isBound } = await usePhoneProof(tx, actor, proven);
  if (!isBound) throw new DomainError(identityFaults.passkey_unbound);
  const terms = await findTermsOfPhone(tx, proven.own.id);
  if (terms?.needsDocument !== false) throw new DomainError(identityFaults.document_each_time);
  if (!terms.hasPhotograph) throw new DomainError(identityFaults.photograph_needed);
  return { passkeyId };
}
