import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { listStationsWaitingAt } from '../photographs/photographs.queries.ts';
import { refuseUngivable } from '../review/may-give.ts';
import { reviewFaults } from '../review/review.errors.ts';
import type { ChangeDone, ChangeUnderWay } from './change-registration.ts';
import { changesFaults } from './changes.errors.ts';
import { updateRegistration } from './changes.queries.ts';
import { foreseeConsequences } from './foresee-consequences.ts';
import { refuseWithdrawn } from './refuse-withdrawn.ts';
import { reissueMadeWrong, withBadges } from './reissue-made-wrong.ts';

/**
 * Registers somebody under another category. Who is approved takes a place there and leaves the one they had; both badges
 * are reissued, for each token holds the category. Who was on the waiting list of the old category waits for review anew.
 */
export async function changeCategory(work: ChangeUnderWay<'category'>): Promise<ChangeDone> {
  const { deps, tx, actor, change, because, situation, places } = work;
  refuseWithdrawn(situation);
  const { id, category: from, status } = situation.delegate;
  if (change.category === from) throw new DomainError(changesFaults.nothing_changes);
  await refuseUngivable(tx, actor, { delegateId: id, category: change.category });
  const isApproved = status === 'approved';
  if (isApproved && !places.take(change.category)) throw new DomainError(reviewFaults.no_place_left);
  const changes = { category: change.category, waitlistedAt: null };
  const delegate = await updateRegistration(tx, id, changes, deps.clock.now());
  const reissued = await reissueMadeWrong(work, { category: true });
  await appendLedger(deps, actor, tx, {
    action: 'category_changed',
    delegateId: id,
    details: { from, to: change.category, because },
  });
  return {
    delegate,
    consequences: withBadges(foreseeConsequences(change, situation, undefined), reissued),
    stationIds: await listStationsWaitingAt(tx, [id]),
    makesRoom: isApproved,
  };
}
