import type { Queryable, Transaction } from '../../../db/client.ts';
import type { DelegateCategory } from '../../../db/vocabulary.ts';
import { theSystem } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { findConference } from '../registration.queries.ts';
import { approveIn } from './approve-in.ts';
import { type HeldPlaces, holdPlaces } from './hold-places.ts';
import { type DelegateRecord, listWaitlistedCategories, lockLongestWaiting } from './review.queries.ts';
import { wakeReviewQueue } from './wake-review-queue.ts';

/** In one transaction, so that none holds up other decisions for long. */
const atOnce = 100;

export type MoveUpDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'log'>;

/**
 * Approves who has waited longest, as far as there are places in these categories; in all that anybody waits for, where
 * none is told. To be called after the commit of whatever made room: a withdrawal, a decline, a higher quota. Who comes
 * meanwhile does not get ahead, since the rules approve nobody while somebody waits. What fails here is logged and not
 * thrown, for the caller's own work is done; the next call makes up for it. Tells how many were approved.
 */
export async function moveUpWaitingList(
  deps: MoveUpDependencies,
  categories?: readonly DelegateCategory[],
): Promise<number> {
  let moved = 0;
  try {
    for (let last = atOnce; last >= atOnce; moved += last) {
      last = await inTransaction(deps.database, (tx) => moveUpIn(deps, tx, categories));
    }
  } catch (error) {
    deps.log.warn({ err: error }, 'the waiting list did not move up');
  }
  if (moved > 0) wakeReviewQueue(deps.live);
  return moved;
}

async function moveUpIn(
  deps: MoveUpDependencies,
  tx: Transaction,
  categories: readonly DelegateCategory[] | undefined,
): Promise<number> {
  if (deps.clock.now() >= (await findConference(tx)).endsAt) return 0;
  const waitedFor = await listWaitlistedCategories(tx);
  const wanted = waitedFor.filter((category) => !categories || categories.includes(category));
  if (wanted.length === 0) return 0;
  const places = await holdPlaces(tx, wanted);
  const next = await lockNext(tx, wanted, places);
  for (const delegate of next) await approveIn(deps, tx, theSystem, { delegate, places });
  return next.length;
}

/** All are locked before the first is approved: after that the ledger is held, and others wait for it with their locks. */
async function lockNext(
  tx: Queryable,
  categories: readonly DelegateCategory[],
  places: HeldPlaces,
): Promise<DelegateRecord[]> {
  const next: DelegateRecord[] = [];
  for (const category of categories) {
    const limit = Math.min(places.freeOf(category) ?? atOnce, atOnce - next.length);
    if (limit > 0) next.push(...(await lockLongestWaiting(tx, category, limit)));
  }
  return next;
}
