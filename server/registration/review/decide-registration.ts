import type { Transaction } from '../../../db/client.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { registrationFaults } from '../registration.errors.ts';
import { findConference } from '../registration.queries.ts';
import { approveIn } from './approve-in.ts';
import { askIn } from './ask-in.ts';
import { declineIn } from './decline-in.ts';
import { entryOf, standingOf } from './describe-standing.ts';
import { type HeldPlaces, holdPlaces } from './hold-places.ts';
import { mayDecide } from './may-decide.ts';
import { refuseUngivable } from './may-give.ts';
import { type MoveUpDependencies, moveUpWaitingList } from './move-up-waiting-list.ts';
import type { DecisionMade, decisionsToMake } from './review.contract.ts';
import { reviewFaults } from './review.errors.ts';
import {
  type DelegateRecord,
  findDelegateRecord,
  findLastReview,
  isHeldApproved,
  lockDelegate,
} from './review.queries.ts';
import { sayWhatWasDecided } from './say-what-was-decided.ts';
import { waitlistIn } from './waitlist-in.ts';
import { wakeReviewQueue } from './wake-review-queue.ts';

export interface Decision {
  decision: (typeof decisionsToMake)[number];
  /** What the delegate reads; needed to decline and to ask. */
  because?: string | undefined;
  /** Of an approval: as another category than the one asked for. */
  category?: DelegateRecord['category'] | undefined;
  /** Of a question: a day such as 2026-11-20. */
  dueOn?: string | undefined;
}

export interface DecisionOnOne extends Decision {
  id: string;
  /** The one that was seen. */
  revision: number;
}

export type DecideDependencies = MoveUpDependencies;

interface Held {
  delegate: DelegateRecord;
  places: HeldPlaces;
}

/**
 * Decides on one registration: approves it, declines it with its companions, sends its form back, or puts it on the
 * waiting list. Where that makes room, the waiting list moves up. Throws `changed_meanwhile`, whose detail says who
 * decided what, `decision_not_possible`, `no_place_left`, `companion_before_delegate`, `conference_over`,
 * `delegate_unknown`, `supervisor_needed`, `due_in_past`.
 */
export async function decideRegistration(
  deps: DecideDependencies,
  actor: StaffActor,
  input: DecisionOnOne,
): Promise<{ made: DecisionMade; movedUp: number }> {
  const made = await inTransaction(deps.database, async (tx) => {
    const held = await takeHold(tx, input);
    const standing = await standingOf(tx, held.delegate);
    if (!mayDecide(input.decision, standing)) throw new DomainError(reviewFaults.decision_not_possible);
    if (input.dueOn && input.dueOn < (await todayAt(deps, tx))) throw new DomainError(reviewFaults.due_in_past);
    if (input.decision === 'approved' || input.decision === 'waitlisted') {
      const { id: delegateId, category } = held.delegate;
      await refuseUngivable(tx, actor, { delegateId, category: input.category ?? category });
    }
    const after = await carryOut(deps, tx, actor, input, held);
    const { id, revision, category } = after;
    return { id, revision, category, standing: await standingOf(tx, after) };
  });
  const movedUp = made.standing === 'declined' ? await moveUpWaitingList(deps) : 0;
  wakeReviewQueue(deps.live);
  return { made, movedUp };
}

/** Holds the places concerned, then the delegate as they were seen. */
async function takeHold(tx: Transaction, { id, revision, decision, category }: DecisionOnOne): Promise<Held> {
  const seen = await findDelegateRecord(tx, id);
  if (!seen) throw new DomainError(registrationFaults.delegate_unknown);
  const places = await holdPlaces(tx, decision === 'approved' ? [category ?? seen.category] : []);
  // Always before their companion, which is the order in which declining takes them.
  if (decision === 'approved' && seen.companionOf) await isHeldApproved(tx, seen.companionOf);
  const delegate = await lockDelegate(tx, id);
  if (!delegate) throw new DomainError(registrationFaults.delegate_unknown);
  if (delegate.revision !== revision || delegate.category !== seen.category)
    throw new DomainError(registrationFaults.changed_meanwhile, await whatWasDecided(tx, id, revision));
  return { delegate, places };
}

/** The day that it is where the conference is, such as 2026-11-20. */
async function todayAt({ clock }: Pick<DecideDependencies, 'clock'>, tx: Transaction): Promise<string> {
  const { timeZone } = await findConference(tx);
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(clock.now());
}

/** Who decided what since that revision, as a sentence; none where the change was of another kind. */
async function whatWasDecided(tx: Transaction, delegateId: string, revision: number): Promise<string | undefined> {
  const last = await findLastReview(tx, delegateId);
  if (!last || last.revision <= revision) return undefined;
  return sayWhatWasDecided(entryOf(last), (await findConference(tx)).timeZone);
}

async function carryOut(
  deps: DecideDependencies,
  tx: Transaction,
  actor: StaffActor,
  { decision, because = '', category, dueOn }: DecisionOnOne,
  { delegate, places }: Held,
): Promise<DelegateRecord> {
  const told = because || undefined;
  switch (decision) {
    case 'approved':
      return approveIn(deps, tx, actor, { delegate, places, category, because: told });
    case 'declined':
      return declineIn(deps, tx, actor, { delegate, because });
    case 'asked':
      return askIn(deps, tx, actor, { delegate, because, dueOn });
    case 'waitlisted':
      return waitlistIn(deps, tx, actor, { delegate, because: told });
  }
}
