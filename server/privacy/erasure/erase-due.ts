import { moveUpWaitingList } from '../../registration/review/move-up-waiting-list.ts';
import type { RetentionDependencies } from '../retention/retention-jobs.ts';
import { erasePerson } from './erase-person.ts';
import { listDueErasures } from './erasure.queries.ts';

/**
 * Erases whoever two members of the staff decided on and who is still there, and whoever a backup brought back. Who cannot
 * be erased keeps nobody else; the first fault is thrown at the end. Tells how many registrations it was.
 */
export async function eraseDue(deps: RetentionDependencies): Promise<number> {
  const faults: unknown[] = [];
  let erased = 0;
  for (const delegateId of await listDueErasures(deps.retention.drizzle)) {
    try {
      erased += await erasePerson(deps, delegateId);
    } catch (error) {
      faults.push(error);
    }
  }
  if (erased > 0) await moveUpWaitingList(deps);
  if (faults.length > 0) throw faults[0];
  return erased;
}
