import type { Queryable, Transaction } from '../../../db/client.ts';
import { forgetAuthentications } from '../../identity/authenticate.ts';
import { wakeStations } from '../../identity/wake-stations.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { registrationFaults } from '../registration.errors.ts';
import { standingOf } from '../review/describe-standing.ts';
import { type HeldPlaces, holdPlaces } from '../review/hold-places.ts';
import { moveUpWaitingList } from '../review/move-up-waiting-list.ts';
import { wakeReviewQueue } from '../review/wake-review-queue.ts';
import { changeCategory } from './change-category.ts';
import { changeName } from './change-name.ts';
import type { ChangeMade, ChangeToMake, Consequence, RegistrationChange } from './changes.contract.ts';
import { changesFaults } from './changes.errors.ts';
import { findSituation, lockDelegates, type Situation } from './changes.queries.ts';
import { mergeRegistrations } from './merge-registrations.ts';
import { restoreRegistration } from './restore-registration.ts';
import { transferRegistration } from './transfer-registration.ts';
import type { MoveOver, Whereabouts } from './whereabouts.ts';
import { withdrawRegistration } from './withdraw-registration.ts';

export type ChangeDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'log'> & {
  whereabouts: Whereabouts;
};

/** A change on its way, within its transaction: everything that it is about is locked. */
export interface ChangeUnderWay<Kind extends RegistrationChange['kind'] = RegistrationChange['kind']> {
  deps: Pick<Dependencies, 'clock' | 'secrets'>;
  tx: Transaction;
  actor: StaffActor;
  change: Extract<RegistrationChange, { kind: Kind }>;
  because: string;
  situation: Situation;
  /** Of a merge: the registration that goes. */
  other: Situation | undefined;
  places: HeldPlaces;
  /** Of a merge. */
  moveOver: MoveOver | undefined;
}

/** What a change has come to. */
export interface ChangeDone {
  delegate: Situation['delegate'];
  consequences: Consequence[];
  /** Stations where something about the person is shown. */
  stationIds?: readonly string[];
  /** A place may have come free. */
  makesRoom?: boolean;
}

/**
 * Changes one registration as somebody at the desk decides, with all that follows for badges, verification, links and
 * companions, in one transaction. Throws `changed_meanwhile` where it is not as it was seen, `delegate_unknown`,
 * `merged_away`, `already_withdrawn`, `not_withdrawn`, `nothing_changes`, `no_place_left`, `supervisor_needed` and what issuing badges throws.
 */
export async function changeRegistration(
  deps: ChangeDependencies,
  actor: StaffActor,
  input: ChangeToMake & { delegateId: string },
): Promise<ChangeMade> {
  const run = (moveOver?: MoveOver) =>
    inTransaction(deps.database, async (tx) => {
      const done = await carryOut({ ...(await takeHold(tx, input)), deps, tx, actor, moveOver });
      return { ...done, standing: await standingOf(tx, done.delegate) };
    });
  const { change } = input;
  const done = await (change.kind === 'merge' ? deps.whereabouts.whileStill((moveOver) => run(moveOver)) : run());
  forgetAuthentications(deps.database);
  wakeStations(deps.live, done.stationIds ?? []);
  const movedUp = done.makesRoom ? await moveUpWaitingList(deps) : 0;
  wakeReviewQueue(deps.live);
  const moved: Consequence[] = movedUp > 0 ? [{ kind: 'moved_up', count: movedUp }] : [];
  const { id, revision } = done.delegate;
  return { id, revision, standing: done.standing, consequences: [...done.consequences, ...moved] };
}

type Held = Pick<ChangeUnderWay, 'change' | 'because' | 'situation' | 'other' | 'places'>;

/** Places first, then delegates in order of id: as everybody takes them. */
async function takeHold(tx: Queryable, input: ChangeToMake & { delegateId: string }): Promise<Held> {
  const { change, delegateId, because } = input;
  const otherId = change.kind === 'merge' ? change.otherId : undefined;
  if (otherId === delegateId) throw new DomainError(changesFaults.merge_with_itself);
  const seen = await findSituation(tx, delegateId);
  if (!seen) throw new DomainError(registrationFaults.delegate_unknown);
  const places = await holdPlaces(
    tx,
    categoriesToHold(change, seen, otherId ? await findSituation(tx, otherId) : undefined),
  );
  const ids = [delegateId, ...(otherId ? [otherId] : [])];
  await lockDelegates(tx, ids);
  const situation = await situationSeen(tx, delegateId, input.revision);
  const other = change.kind === 'merge' ? await situationSeen(tx, change.otherId, change.otherRevision) : undefined;
  const isHeld = situation.delegate.category === seen.delegate.category;
  if (!isHeld) throw new DomainError(registrationFaults.changed_meanwhile);
  return { change, because, situation, other, places };
}

function categoriesToHold(change: RegistrationChange, seen: Situation, other: Situation | undefined) {
  if (change.kind === 'category') return [change.category];
  return other ? [...new Set([seen.delegate.category, other.delegate.category])] : [];
}

async function situationSeen(tx: Queryable, id: string, revision: number): Promise<Situation> {
  const situation = await findSituation(tx, id);
  if (!situation) throw new DomainError(registrationFaults.delegate_unknown);
  if (situation.delegate.revision !== revision) throw new DomainError(registrationFaults.changed_meanwhile);
  if (situation.delegate.mergedInto) throw new DomainError(changesFaults.merged_away);
  return situation;
}

function carryOut(work: ChangeUnderWay): Promise<ChangeDone> {
  const { change } = work;
  switch (change.kind) {
    case 'name':
      return changeName({ ...work, change });
    case 'category':
      return changeCategory({ ...work, change });
    case 'transfer':
      return transferRegistration({ ...work, change });
    case 'withdraw':
      return withdrawRegistration({ ...work, change });
    case 'restore':
      return restoreRegistration({ ...work, change });
    case 'merge':
      return mergeRegistrations({ ...work, change });
  }
}
