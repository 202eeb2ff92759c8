import { forgetAuthentications } from '../../identity/authenticate.ts';
import { endLinksWithin } from '../../identity/end-delegate-links.ts';
import { wakeStations } from '../../identity/wake-stations.ts';
import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { registrationFaults } from '../registration.errors.ts';
import { moveUpWaitingList } from '../review/move-up-waiting-list.ts';
import { wakeReviewQueue } from '../review/wake-review-queue.ts';
import { findSituation, lockDelegates } from './changes.queries.ts';
import { refuseWithdrawn } from './refuse-withdrawn.ts';
import { withdrawIn } from './withdraw-in.ts';

/**
 * A delegate withdraws their own registration, and with it those of their companions. Their own page stays open to them:
 * there they see what is still kept, and may ask to be erased. Throws `registration.delegate_unknown`, `already_withdrawn`.
 */
export async function withdrawOwnRegistration(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'log'>,
  actor: DelegateActor,
): Promise<void> {
  const { stationIds } = await inTransaction(deps.database, async (tx) => {
    await lockDelegates(tx, [actor.id]);
    const situation = await findSituation(tx, actor.id);
    if (!situation) throw new DomainError(registrationFaults.delegate_unknown);
    refuseWithdrawn(situation);
    const done = await withdrawIn(deps, tx, actor, { delegateId: actor.id, because: '' });
    await endLinksWithin(deps, tx, done.gone.slice(1));
    return done;
  });
  forgetAuthentications(deps.database);
  wakeStations(deps.live, stationIds);
  await moveUpWaitingList(deps);
  wakeReviewQueue(deps.live);
}
