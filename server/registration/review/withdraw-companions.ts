import type { Transaction } from '../../../db/client.ts';
import { endWaiting } from '../../identity/withdraw-verification.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { revokeBadgesOf } from '../badges/revoke-badges-of.ts';
import { writeLetter } from '../letters/write-letter.ts';
import { recordReview } from './record-review.ts';
import { type DelegateRecord, lockCompanions, updateStanding } from './review.queries.ts';

/**
 * Withdraws the companions of a delegate who does not come, with their badges, within the caller's transaction: somebody
 * comes as a companion because that delegate comes. The caller has locked the delegate before, and moves the waiting list
 * up after its commit (`moveUpWaitingList`). Tells who they were.
 */
export async function withdrawCompanions(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  tx: Transaction,
  actor: Actor,
  { delegateId, because }: { delegateId: string; because: string },
): Promise<DelegateRecord[]> {
  const companions = await lockCompanions(tx, delegateId);
  const at = deps.clock.now();
  for (const { id } of companions) {
    const withdrawn = await updateStanding(tx, id, { status: 'withdrawn', waitlistedAt: null }, at);
    const { revision, locale, email, name } = withdrawn;
    await recordReview(deps, tx, actor, { delegateId: id, revision, decision: 'withdrawn', because });
    await revokeBadgesOf(tx, { delegateId: id, because, at });
    // Their stations notice within seconds by themselves.
    await endWaiting(tx, { delegateId: id, at });
    await appendLedger(deps, actor, tx, { action: 'registration_withdrawn', delegateId: id, details: { because } });
    await writeLetter(deps, tx, {
      ...{ kind: 'withdrawn', delegateId: id, locale, toAddress: email, content: { name } },
      ...(actor.kind === 'staff' && { writtenBy: actor.id }),
    });
  }
  return companions;
}
