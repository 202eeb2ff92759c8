import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { recordReview } from '../review/record-review.ts';
import type { ChangeDone, ChangeUnderWay } from './change-registration.ts';
import { changesFaults } from './changes.errors.ts';
import { updateRegistration } from './changes.queries.ts';
import { foreseeConsequences } from './foresee-consequences.ts';

/**
 * Brings a withdrawn registration back into review. Its place may be somebody else's by now, so it is approved again by
 * whoever may, and badges are issued then; what a station found out about the person still holds. Companions who were
 * withdrawn with it are restored each by itself.
 */
export async function restoreRegistration(work: ChangeUnderWay<'restore'>): Promise<ChangeDone> {
  const { deps, tx, actor, change, because, situation } = work;
  const { id, status, submittedAt } = situation.delegate;
  if (status !== 'withdrawn') throw new DomainError(changesFaults.not_withdrawn);
  const at = deps.clock.now();
  const delegate = await updateRegistration(tx, id, { status: 'submitted', submittedAt: submittedAt ?? at }, at);
  const { revision } = delegate;
  await recordReview(deps, tx, actor, { delegateId: id, revision, decision: 'restored', because });
  await appendLedger(deps, actor, tx, { action: 'registration_restored', delegateId: id, details: { because } });
  return { delegate, consequences: foreseeConsequences(change, situation, undefined) };
}
