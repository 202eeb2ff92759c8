import type { Queryable, Transaction } from '../../../db/client.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { formatBadgeNumber } from '../badges/badge-number.ts';
import { listBadgesOf } from '../badges/badges.queries.ts';
import { addBadge } from '../badges/issue-badge.ts';
import { loadBadgeSigner } from '../badges/sign-badge.ts';
import { mayBringOneMore } from '../forms/begin-companion.ts';
import { type DelegateRecord, findDelegateRecord, hasDouble, lockDelegate } from '../forms/drafts.queries.ts';
import { recordBonds } from '../forms/record-bonds.ts';
import { registerDelegate } from '../forms/register-delegate.ts';
import { findTerms } from '../forms/terms.queries.ts';
import { writeLetter } from '../letters/write-letter.ts';
import { approveIn } from '../review/approve-in.ts';
import { standingOf } from '../review/describe-standing.ts';
import { type HeldPlaces, holdPlaces } from '../review/hold-places.ts';
import { isAnybodyWaiting } from '../review/review.queries.ts';
import { waitlistIn } from '../review/waitlist-in.ts';
import { wakeReviewQueue } from '../review/wake-review-queue.ts';
import { checkWalkIn } from './check-walk-in.ts';
import type { WalkInRegistered, WalkInToRegister } from './desk.contract.ts';
import { lockRequest } from './desk.queries.ts';

type WalkInDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>;
type Waits = NonNullable<WalkInRegistered['waitsBecause']>;

/**
 * Registers somebody who stands at the desk, approves them where the rule or the supervisor who does it allows, and issues
 * both badges. Sent again under the same id, it answers how that registration stands. Throws `walk_in_invalid` with each
 * fault by its field, `companion_not_possible`, `companions_full`, `conference_over`.
 */
export async function registerWalkIn(
  deps: WalkInDependencies,
  actor: StaffActor,
  input: WalkInToRegister,
): Promise<WalkInRegistered> {
  const id = input.id.toLowerCase();
  const registered = await inTransaction(deps.database, async (tx) => {
    await lockRequest(tx, id);
    const known = await findDelegateRecord(tx, id);
    if (known) return describe(tx, known, { isRepeated: true });
    const places = await holdPlaces(tx, [input.category]);
    const delegate = await enter(deps, tx, actor, { ...input, id });
    const waitsBecause = await settle(deps, tx, actor, delegate, places);
    const settled = (await findDelegateRecord(tx, id)) ?? delegate;
    return describe(tx, settled, { isRepeated: false, ...(waitsBecause && { waitsBecause }) });
  });
  if (!registered.isRepeated) wakeReviewQueue(deps.live);
  return registered;
}

async function enter(
  deps: WalkInDependencies,
  tx: Transaction,
  actor: StaffActor,
  input: WalkInToRegister,
): Promise<DelegateRecord> {
  const fields = await checkWalkIn(deps, tx, input);
  const { companionOf, groupId, id } = input;
  if (companionOf) await mayBringOneMore(tx, await lockDelegate(tx, companionOf), 0);
  const delegate = await registerDelegate(deps, tx, {
    ...{ ...fields, id },
    ...(companionOf && { companionOf }),
    ...(groupId && { groupId }),
  });
  const details = { at: 'desk', category: delegate.category, ...(companionOf && { companionOf }) };
  await appendLedger(deps, actor, tx, { action: 'delegate_registered', delegateId: id, details });
  await recordBonds(deps, actor, tx, { delegate });
  return delegate;
}

/** Approves with both badges, or tells why it waits. */
async function settle(
  deps: WalkInDependencies,
  tx: Transaction,
  actor: StaffActor,
  delegate: DelegateRecord,
  places: HeldPlaces,
): Promise<Waits | undefined> {
  const waits = await whyWaits(tx, actor, delegate, places);
  if (waits === 'no_place_left') {
    await waitlistIn(deps, tx, actor, { delegate });
    return waits;
  }
  if (waits) {
    const { id, name, locale, email, category } = delegate;
    const letter = { kind: 'received', delegateId: id, locale, toAddress: email, writtenBy: actor.id } as const;
    await writeLetter(deps, tx, { ...letter, content: { name, category } });
    return waits;
  }
  await approveIn(deps, tx, actor, { delegate, places });
  const { keyId } = await loadBadgeSigner(tx, deps);
  await addBadge(tx, { delegateId: delegate.id, medium: 'printed', keyId, now: deps.clock.now() });
  return undefined;
}

async function whyWaits(
  tx: Queryable,
  { roles }: StaffActor,
  delegate: DelegateRecord,
  places: HeldPlaces,
): Promise<Waits | undefined> {
  const { walkIn } = await findTerms(tx);
  const isSupervised = roles.includes('supervisor') || roles.includes('administrator');
  if (!walkIn.includes(delegate.category) && !isSupervised) return 'category_needs_review';
  const accompanied = delegate.companionOf && (await findDelegateRecord(tx, delegate.companionOf));
  if (accompanied && accompanied.status !== 'approved') return 'delegate_not_approved';
  if (await hasDouble(tx, delegate)) return 'double';
  const free = places.freeOf(delegate.category);
  const isFull = free !== undefined && (free <= 0 || (await isAnybodyWaiting(tx, delegate.category)));
  return isFull ? 'no_place_left' : undefined;
}

async function describe(
  tx: Queryable,
  delegate: DelegateRecord,
  more: Pick<WalkInRegistered, 'isRepeated' | 'waitsBecause'>,
): Promise<WalkInRegistered> {
  const live = (await listBadgesOf(tx, delegate.id)).filter(({ revokedAt }) => !revokedAt);
  const { id, revision, externalReference: reference } = delegate;
  const badges = live.map(({ serial, medium }) => ({ serial, medium, number: formatBadgeNumber(serial) }));
  return { id, revision, reference, standing: await standingOf(tx, delegate), badges, ...more };
}
