import type { Transaction } from '../../../db/client.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { registrationFaults } from '../registration.errors.ts';
import { updateAddress } from './addresses.queries.ts';

/**
 * Registers another e-mail address of a delegate within the caller's transaction. Throws
 * `registration.changed_meanwhile` when `revision` is not the delegate's any more.
 */
export async function mendAddress(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  actor: Actor,
  tx: Transaction,
  { delegateId, email, revision, was }: { delegateId: string; email: string; revision: number; was: string },
): Promise<void> {
  const isMended = await updateAddress(tx, delegateId, { email, revision, now: deps.clock.now() });
  if (!isMended) throw new DomainError(registrationFaults.changed_meanwhile);
  await appendLedger(deps, actor, tx, { action: 'registration_changed', delegateId, details: { email, was } });
}
