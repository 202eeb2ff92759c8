import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';

/** What the one key does about it. */
export type PersonAct =
  | 'open_other'
  | 'restore'
  | 'invite'
  | 'approve'
  | 'hand_over'
  | 'issue_badge'
  | 'print_badge'
  | 'take_photograph'
  | 'send_to_station'
  | 'lift_rejection';

export type WrongCode =
  | 'merged'
  | 'withdrawn'
  | 'declined'
  | 'invited'
  | 'companion_waits'
  | 'asked'
  | 'waitlisted'
  | 'waiting'
  | 'vetting_rejected'
  | 'lifting_waits'
  | 'identity_refused'
  | 'badge_revoked'
  | 'badge_expired'
  | 'badge_missing'
  | 'photograph_missing'
  | 'not_verified'
  | 'expected_at_station'
  | 'badge_not_printed'
  | 'vetting_pending'
  | 'letters_lost'
  | 'well';

/** What is wrong with a person now, the weightiest thing alone, and what to do about it. */
export interface Wrong {
  readonly code: WrongCode;
  readonly act?: PersonAct;
  /** Whom it is about beside them: the delegate whom they accompany, or the registration that theirs went up in. */
  readonly other?: { readonly id: string; readonly name: string };
  /** Station that expects them. */
  readonly station?: number;
  /** Serial that the act is about. */
  readonly serial?: number;
}

/** Looks at the registration first, then at the badge, the face, and who they are: nothing else matters before these. */
export function whatIsWrong(person: DelegateDetails, now: number): Wrong {
  return wrongWithRegistration(person) ?? wrongWithEntry(person, now) ?? wrongWithRest(person) ?? { code: 'well' };
}

function wrongWithRegistration(person: DelegateDetails): Wrong | undefined {
  const { standing, mergedInto, companionOf } = person;
  if (mergedInto) return { code: 'merged', act: 'open_other', other: mergedInto };
  if (standing === 'withdrawn') return { code: 'withdrawn', act: 'restore' };
  if (standing === 'approved') return undefined;
  if (standing === 'invited') return { code: 'invited', act: 'invite' };
  if (companionOf && companionOf.status !== 'approved')
    return { code: 'companion_waits', act: 'open_other', other: companionOf };
  return { code: standing, act: 'approve' };
}

function wrongWithEntry(person: DelegateDetails, now: number): Wrong | undefined {
  if (person.vetting === 'rejected')
    return person.lifting ? { code: 'lifting_waits' } : { code: 'vetting_rejected', act: 'lift_rejection' };
  if (person.isIdentityRefused) return { code: 'identity_refused', act: 'hand_over' };
  const good = person.badges.filter((badge) => !badge.revokedAt && Date.parse(badge.validUntil) > now);
  if (good.length === 0) return wrongWithBadges(person);
  if (person.notices.some(({ kind }) => kind === 'no_photograph'))
    return { code: 'photograph_missing', act: 'take_photograph' };
  if (person.isVerified) return undefined;
  if (person.station) return { code: 'expected_at_station', station: person.station.number };
  return { code: 'not_verified', act: 'send_to_station' };
}

function wrongWithBadges({ badges }: DelegateDetails): Wrong {
  if (badges.length === 0) return { code: 'badge_missing', act: 'issue_badge' };
  const expired = badges.some(({ revokedAt }) => !revokedAt);
  return { code: expired ? 'badge_expired' : 'badge_revoked', act: expired ? 'hand_over' : 'issue_badge' };
}

/** Who is not cleared yet is given all else meanwhile: only the gates wait for it. */
function wrongWithRest({ badges, lettersInTrouble, vetting }: DelegateDetails): Wrong | undefined {
  const unprinted = badges.find(
    ({ medium, revokedAt, timesPrinted }) => medium === 'printed' && !revokedAt && !timesPrinted,
  );
  if (unprinted) return { code: 'badge_not_printed', act: 'print_badge', serial: unprinted.serial };
  if (vetting === 'pending') return { code: 'vetting_pending' };
  return lettersInTrouble.length > 0 ? { code: 'letters_lost' } : undefined;
}
