import type { Queryable, Transaction } from '../../../db/client.ts';
import type { DelegateCategory } from '../../../db/vocabulary.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { listBadgesOf } from '../badges/badges.queries.ts';
import { addBadge } from '../badges/issue-badge.ts';
import { loadBadgeSigner } from '../badges/sign-badge.ts';
import { writeLetter } from '../letters/write-letter.ts';
import type { HeldPlaces } from './hold-places.ts';
import { recordReview } from './record-review.ts';
import { reviewFaults } from './review.errors.ts';
import { type DelegateRecord, isHeldApproved, updateStanding } from './review.queries.ts';

export interface Approval {
  /** Locked by the caller, after holding the places of the category. */
  delegate: DelegateRecord;
  places: HeldPlaces;
  /** The one asked for unless told. */
  category?: DelegateCategory | undefined;
  because?: string | undefined;
}

type ApproveDependencies = Pick<Dependencies, 'clock' | 'secrets'>;

/**
 * Approves a registration within the caller's transaction: takes a place, issues the phone badge, writes the letter,
 * the history and the ledger. `theSystem` is the actor where a rule decides. Throws `no_place_left`,
 * `companion_before_delegate`, `conference_over`.
 */
export async function approveIn(
  deps: ApproveDependencies,
  tx: Transaction,
  actor: Actor,
  { delegate, places, category = delegate.category, because }: Approval,
): Promise<DelegateRecord> {
  if (delegate.companionOf && !(await isHeldApproved(tx, delegate.companionOf)))
    throw new DomainError(reviewFaults.companion_before_delegate);
  if (!places.take(category)) throw new DomainError(reviewFaults.no_place_left);
  const approved = await updateStanding(
    tx,
    delegate.id,
    { status: 'approved', category, waitlistedAt: null },
    deps.clock.now(),
  );
  const other = category === delegate.category ? undefined : category;
  const decided = { delegateId: approved.id, revision: approved.revision, category: other, because };
  await recordReview(deps, tx, actor, { ...decided, decision: 'approved' });
  await issuePhoneBadge(deps, tx, approved);
  await appendLedger(deps, actor, tx, {
    action: 'registration_approved',
    delegateId: approved.id,
    details: { category, ...(because && { because }) },
  });
  const { id, locale, email, name } = approved;
  await writeLetter(deps, tx, {
    ...{ kind: 'approved', delegateId: id, locale, toAddress: email },
    content: { name, category, ...(because && { because }) },
    ...(actor.kind === 'staff' && { writtenBy: actor.id }),
  });
  return approved;
}

async function issuePhoneBadge(deps: ApproveDependencies, tx: Queryable, { id }: DelegateRecord): Promise<void> {
  const badges = await listBadgesOf(tx, id);
  if (badges.some(({ medium, revokedAt }) => medium === 'phone' && !revokedAt)) return;
  const { keyId } = await loadBadgeSigner(tx, deps);
  await addBadge(tx, { delegateId: id, medium: 'phone', keyId, now: deps.clock.now() });
}
