import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { movedUpAtOnce, moveUpWaitingList } from '../review/move-up-waiting-list.ts';
import { wakeReviewQueue } from '../review/wake-review-queue.ts';
import { describeQuotas } from './describe-terms.ts';
import type { CategoryStandings, QuotaList } from './terms.contract.ts';
import { lockQuotas, replaceQuotas } from './terms.queries.ts';

type QuotaDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>;

/**
 * Says how many of each category may be approved. Where that makes room, the waiting list moves up; where a quota is now
 * lower than what is taken, nobody loses a place.
 */
export async function putQuotas(
  deps: QuotaDependencies,
  actor: Actor,
  { quotas }: QuotaList,
): Promise<CategoryStandings> {
  await inTransaction(deps.database, async (tx) => {
    await lockQuotas(tx);
    await replaceQuotas(tx, quotas);
    await appendLedger(deps, actor, tx, { action: 'registration_terms_changed', details: { quotas } });
  });
  const movedUp = await moveUpAll(deps);
  wakeReviewQueue(deps.live);
  return { ...(await describeQuotas(deps)), movedUp };
}

/** In several transactions, so that none holds up the other decisions for long. */
async function moveUpAll(deps: QuotaDependencies): Promise<number> {
  let movedUp = 0;
  for (let moved = movedUpAtOnce; moved >= movedUpAtOnce; movedUp += moved) {
    moved = await inTransaction(deps.database, (tx) => moveUpWaitingList(deps, tx));
  }
  return movedUp;
}
