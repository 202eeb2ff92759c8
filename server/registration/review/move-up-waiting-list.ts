import type { Queryable } from '../../../db/client.ts';
import type { DelegateCategory } from '../../../db/vocabulary.ts';
import { theSystem } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { findConference } from '../registration.queries.ts';
import { approveIn } from './approve-in.ts';
import { holdPlaces } from './hold-places.ts';
import { listWaitlistedCategories, lockLongestWaiting } from './review.queries.ts';

/** How many one call approves at most. */
export const movedUpAtOnce = 200;

/**
 * Approves whoever has waited longest, as far as there are places: to be called in the transaction that makes room,
 * which held the places of these categories (`holdPlaces`) before it locked a delegate. Without categories, all that
 * anybody waits for. Tells how many were approved; `movedUpAtOnce` means that there may be more. After the commit the
 * caller wakes the review queue. Does nothing once the conference is over.
 */
export async function moveUpWaitingList(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  tx: Queryable,
  categories?: readonly DelegateCategory[],
): Promise<number> {
  if (deps.clock.now() >= (await findConference(tx)).endsAt) return 0;
  const wanted = categories ?? (await listWaitlistedCategories(tx));
  if (wanted.length === 0) return 0;
  const places = await holdPlaces(tx, wanted);
  let moved = 0;
  for (const category of new Set(wanted)) {
    const limit = Math.min(places.freeOf(category) ?? movedUpAtOnce, movedUpAtOnce - moved);
    if (limit <= 0) continue;
    for (const delegate of await lockLongestWaiting(tx, category, limit)) {
      await approveIn(deps, tx, theSystem, { delegate, places });
      moved += 1;
    }
  }
  return moved;
}
