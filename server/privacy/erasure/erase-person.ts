import { forgetPresences } from '../../admission/forget-presences.ts';
import { alertsTopic } from '../../alerts/alerts.contract.ts';
import { forgetAuthentications } from '../../identity/authenticate.ts';
import { stationQueue, stationsOverview } from '../../identity/identity.contract.ts';
import { theSystem } from '../../kernel/actor.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { tellNewsOf } from '../../kernel/news-of-persons.ts';
import type { Live } from '../../live/live.ts';
import { proposalsTopic } from '../../proposals/proposals.contract.ts';
import { handOvers } from '../../registration/desk/desk.contract.ts';
import { postBoard } from '../../registration/letters/letters.contract.ts';
import { reviewQueue } from '../../registration/review/review.contract.ts';
import type { RetentionDependencies } from '../retention/retention-jobs.ts';
import { deletePerson, insertErasures, lockPerson } from './erasure.queries.ts';

/**
 * Erases one person, in one transaction of the retention role between two batches of scans: who was inside is counted
 * there no longer, badges are unknown from then on, and all that leads to the person goes. The entry of the ledger stays
 * behind under a random number whose key is gone. Tells how many registrations it was: none where there is no such person.
 */
export async function erasePerson(deps: RetentionDependencies, delegateId: string): Promise<number> {
  const { retention, database, clock, live, erasureList } = deps;
  const ids = await forgetPresences(deps, (forget) =>
    retention.inTransaction(async (tx) => {
      const person = await lockPerson(tx, delegateId);
      if (person.length === 0) return [];
      for (const id of person) {
        await appendLedger(deps, theSystem, tx, { action: 'delegate_erased', delegateId: id, details: {} });
      }
      await forget(tx, person);
      await deletePerson(tx, person);
      await insertErasures(tx, person, clock.now());
      // Before the commit: a number too many in the list harms nobody.
      await erasureList.add(person, clock.now());
      return person;
    }),
  );
  if (ids.length === 0) return 0;
  forgetAuthentications(database);
  tellNewsOf(database, ids);
  wakeAllThatShowedThem(live);
  return ids.length;
}

function wakeAllThatShowedThem(live: Live): void {
  live.wakeAll(stationQueue);
  live.wake(stationsOverview, {});
  live.wake(reviewQueue, {});
  live.wake(handOvers, {});
  live.wake(alertsTopic, {});
  live.wake(proposalsTopic, {});
  live.wake(postBoard, {});
}
