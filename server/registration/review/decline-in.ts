import type { Transaction } from '../../../db/client.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { revokeBadgesOf } from '../badges/revoke-badges-of.ts';
import { writeLetter } from '../letters/write-letter.ts';
import { recordReview } from './record-review.ts';
import { type DelegateRecord, lockCompanions, updateStanding } from './review.queries.ts';
import { withdrawCompanions } from './withdraw-companions.ts';

/**
 * Declines a registration, locked by the caller, within the caller's transaction, also one that was approved: badges are
 * good for nothing from then on, and companions are withdrawn, since they come because the delegate comes.
 */
export async function declineIn(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  tx: Transaction,
  actor: Actor,
  { delegate, because }: { delegate: DelegateRecord; because: string },
): Promise<DelegateRecord> {
  const at = deps.clock.now();
  // Before the ledger is held, for which others wait with their locks.
  await lockCompanions(tx, delegate.id);
  const declined = await updateStanding(tx, delegate.id, { status: 'declined', waitlistedAt: null }, at);
  const { id, revision, locale, email, name } = declined;
  await recordReview(deps, tx, actor, { delegateId: id, revision, decision: 'declined', because });
  await revokeBadgesOf(tx, { delegateId: id, because, at });
  await appendLedger(deps, actor, tx, { action: 'registration_declined', delegateId: id, details: { because } });
  await writeLetter(deps, tx, {
    ...{ kind: 'declined', delegateId: id, locale, toAddress: email, content: { name, because } },
    ...(actor.kind === 'staff' && { writtenBy: actor.id }),
  });
  await withdrawCompanions(deps, tx, actor, { delegateId: id, because });
  return declined;
}
