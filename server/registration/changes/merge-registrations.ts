import { endLinksWithin } from '../../identity/end-delegate-links.ts';
import { carryVerification } from '../../identity/withdraw-verification.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { mergeNetworks } from '../../network-access/accounts/pass-network-on.ts';
import { carryBadges } from '../badges/carry-badges.ts';
import { refuseUngivable } from '../review/may-give.ts';
import { recordReview } from '../review/record-review.ts';
import { reviewFaults } from '../review/review.errors.ts';
import type { ChangeDone, ChangeUnderWay } from './change-registration.ts';
import type { MergePart } from './changes.contract.ts';
import { changesFaults } from './changes.errors.ts';
import {
  type DelegateRecord,
  deletePhotographOf,
  insertAnswersOfOther,
  moveFavourites,
  type Situation,
  updateBoundTo,
  updateHeadedGroups,
  updateMergedInto,
  updatePhotographOwner,
  updateRegistration,
} from './changes.queries.ts';
import { foreseeConsequences } from './foresee-consequences.ts';
import { refuseWithdrawn } from './refuse-withdrawn.ts';
import { reissueMadeWrong, withBadges } from './reissue-made-wrong.ts';

type Merge = ChangeUnderWay<'merge'>;

/**
 * Makes one registration of two that were of one person. The one that stays takes what was chosen of the other, and always
 * what it has none of: photograph, answers, favourites, verification, companions, presence. The other is withdrawn and says where it
 * went; its badges are revoked and stand with the one that stays, its scans count for that one, and its devices are set up
 * anew for the Wi-Fi. Not to be undone.
 */
export async function mergeRegistrations(work: Merge): Promise<ChangeDone> {
  const { deps, tx, actor, change, because, situation: stays, other: goes, moveOver } = work;
  if (!goes || !moveOver) throw new Error('a merge was begun without the other registration');
  refuseUnmergeable(stays, goes);
  const pair = { from: goes.delegate.id, to: stays.delegate.id };
  const at = deps.clock.now();
  const merged = mergedFields(stays.delegate, goes.delegate, change.take);
  await takePlace(work, stays.delegate, goes.delegate, merged);
  await carryBadges(tx, { ...pair, because, at });
  await endLinksWithin(deps, tx, [pair.from]);
  const gone = await updateRegistration(tx, pair.from, goneFields(pair.to), at);
  const { revision } = gone;
  await recordReview(deps, tx, actor, { delegateId: pair.from, revision, decision: 'withdrawn', because });
  const delegate = await updateRegistration(tx, pair.to, merged, at);
  const reissued = await reissueMadeWrong(work, changedOf(stays.delegate, delegate));
  const stationIds = await carryVerification(tx, { ...pair, at });
  await carryPossessions(work, goes, stays, delegate);
  await moveOver(tx, pair);
  const details = { other: goes.delegate.externalReference, take: change.take, because };
  await appendLedger(deps, actor, tx, { action: 'registrations_merged', delegateId: pair.to, details });
  const detailsOfGone = { into: stays.delegate.externalReference, because };
  await appendLedger(deps, actor, tx, {
    action: 'registrations_merged',
    delegateId: pair.from,
    details: detailsOfGone,
  });
  await mergeNetworks(deps, tx, actor, { ...pair, because, at });
  const consequences = withBadges(foreseeConsequences(change, stays, goes), reissued);
  return { delegate, consequences, stationIds, makesRoom: true };
}

function refuseUnmergeable(stays: Situation, goes: Situation): void {
  refuseWithdrawn(stays);
  const [a, b] = [stays.delegate, goes.delegate];
  if (a.companionOf === b.id || b.companionOf === a.id) throw new DomainError(changesFaults.merge_not_possible);
}

const goneFields = (mergedInto: string) =>
  ({
    status: 'withdrawn',
    waitlistedAt: null,
    mergedInto,
    companionOf: null,
    groupId: null,
    guardianId: null,
  }) as const;

/** Of what belongs together, all or nothing is taken. */
const fieldsOf: Readonly<Record<MergePart, readonly (keyof DelegateRecord)[]>> = {
  name: ['name', 'nameLatin'],
  country: ['country'],
  category: ['category'],
  affiliation: ['affiliation'],
  email: ['email'],
  birthDate: ['birthDate'],
  document: ['documentCountry', 'documentHash', 'documentLast4'],
  photograph: [],
  group: ['groupId'],
};

function mergedFields(
  stays: DelegateRecord,
  goes: DelegateRecord,
  take: readonly MergePart[],
): Partial<DelegateRecord> & Pick<DelegateRecord, 'category' | 'status'> {
  const taken = take.flatMap((part) => fieldsOf[part].map((field) => [field, goes[field]] as const));
  const isApproved = stays.status === 'approved' || goes.status === 'approved';
  const category = take.includes('category') ? goes.category : stays.category;
  const status = isApproved ? 'approved' : stays.status;
  const { vetting, vettedAt } = strictestVetting(stays, goes);
  const kept = { category, status, vetting, vettedAt };
  return { ...Object.fromEntries(taken), ...kept, ...(isApproved && { waitlistedAt: null }) };
}

/** Who was rejected under either name is rejected; otherwise what was said last counts. */
function strictestVetting(stays: DelegateRecord, goes: DelegateRecord): Pick<DelegateRecord, 'vetting' | 'vettedAt'> {
  if (stays.vetting === 'rejected') return stays;
  if (goes.vetting === 'rejected') return goes;
  return (goes.vettedAt?.getTime() ?? 0) > (stays.vettedAt?.getTime() ?? 0) ? goes : stays;
}

/** One of the two places is kept where it is of the right category; otherwise a third is needed. */
async function takePlace(
  { tx, actor, places }: Merge,
  stays: DelegateRecord,
  goes: DelegateRecord,
  merged: Partial<DelegateRecord>,
): Promise<void> {
  const { category, status } = merged;
  if (status !== 'approved' || !category) return;
  const hasPlace = [stays, goes].some((one) => one.status === 'approved' && one.category === category);
  if (hasPlace) return;
  await refuseUngivable(tx, actor, { delegateId: stays.id, category });
  if (!places.take(category)) throw new DomainError(reviewFaults.no_place_left);
}

const changedOf = (before: DelegateRecord, after: DelegateRecord) => ({
  name: before.name !== after.name || before.nameLatin !== after.nameLatin,
  category: before.category !== after.category,
});

/** Photograph, answers, favourites, companions, whoever they answer for, and the groups that they speak for. */
async function carryPossessions(
  { tx, deps, change }: Merge,
  goes: Situation,
  stays: Situation,
  delegate: DelegateRecord,
): Promise<void> {
  const pair = { from: goes.delegate.id, to: delegate.id };
  const at = deps.clock.now();
  const takesPhotograph = goes.hasPhotograph && (change.take.includes('photograph') || !stays.hasPhotograph);
  await (takesPhotograph ? updatePhotographOwner(tx, pair) : deletePhotographOf(tx, pair.from));
  await insertAnswersOfOther(tx, pair);
  await moveFavourites(tx, pair);
  await updateBoundTo(tx, pair, at);
  await updateMergedInto(tx, pair);
  await updateHeadedGroups(tx, { from: pair.from, to: delegate, at });
}
