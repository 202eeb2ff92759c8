import type { Actor } from '../../kernel/actor.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { type MoveUpDependencies, moveUpWaitingList } from '../review/move-up-waiting-list.ts';
import { wakeReviewQueue } from '../review/wake-review-queue.ts';
import { describeQuotas } from './describe-terms.ts';
import type { CategoryStandings, QuotaList } from './terms.contract.ts';
import { lockQuotas, replaceQuotas } from './terms.queries.ts';

/**
 * Says how many of each category may be approved. Where that makes room, the waiting list moves up; where a quota is now
 * lower than what is taken, nobody loses a place.
 */
export async function putQuotas(
  deps: MoveUpDependencies,
  actor: Actor,
  { quotas }: QuotaList,
): Promise<CategoryStandings> {
  await inTransaction(deps.database, async (tx) => {
    await lockQuotas(tx);
    await replaceQuotas(tx, quotas);
    await appendLedger(deps, actor, tx, { action: 'registration_terms_changed', details: { quotas } });
  });
  const movedUp = await moveUpWaitingList(deps);
  wakeReviewQueue(deps.live);
  return { ...(await describeQuotas(deps)), movedUp };
}
