import type { Queryable, Transaction } from '../../../db/client.ts';
import { theSystem } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { writeLetter } from '../letters/write-letter.ts';
import { approveIn } from '../review/approve-in.ts';
import type { HeldPlaces } from '../review/hold-places.ts';
import { isAnybodyWaiting } from '../review/review.queries.ts';
import { waitlistIn } from '../review/waitlist-in.ts';
import { type DelegateRecord, findDelegateRecord, hasDouble } from './drafts.queries.ts';

export interface Submission {
  delegate: DelegateRecord;
  isMinor: boolean;
  /** Of the category, where the terms approve it by rule; without them it waits for review. */
  places: HeldPlaces | undefined;
}

/**
 * What follows when a registration came in: approval by rule while there is a place, the waiting list where there is none,
 * else review. The rule leaves to people what only people can judge: minors, who seems to be registered already, and
 * companions of somebody who is not approved.
 */
export async function settleSubmission(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  tx: Transaction,
  { delegate, isMinor, places }: Submission,
): Promise<void> {
  if (places && !isMinor && (await isPlain(tx, delegate))) {
    const settle = (await hasPlaceFor(tx, delegate, places)) ? approveIn : waitlistIn;
    await settle(deps, tx, theSystem, { delegate, places });
    return;
  }
  const { id, name, locale, email, category } = delegate;
  const letter = { kind: 'received', delegateId: id, locale, toAddress: email } as const;
  await writeLetter(deps, tx, { ...letter, content: { name, category } });
}

/** A place that has just come free belongs to who has waited longest. */
async function hasPlaceFor(tx: Queryable, { category }: DelegateRecord, places: HeldPlaces): Promise<boolean> {
  const free = places.freeOf(category);
  return (free === undefined || free > 0) && !(await isAnybodyWaiting(tx, category));
}

async function isPlain(tx: Queryable, delegate: DelegateRecord): Promise<boolean> {
  const accompanied = delegate.companionOf && (await findDelegateRecord(tx, delegate.companionOf));
  if (accompanied && accompanied.status !== 'approved') return false;
  return !(await hasDouble(tx, delegate));
}
