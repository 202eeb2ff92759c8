// shared with pages: pure
import type { VerdictReason } from '../../../db/vocabulary.ts';

/** Who can do something about a refusal. `nobody`: it is none, or there is nothing to be done at this gate. */
type SettledBy = 'supervisor' | 'desk' | 'station' | 'those who vet' | 'another reading' | 'nobody';

/**
 * A supervisor may override what the venue's own rules say of zones, hours, numbers and coming again, for no rule foresees
 * all. Never that a badge is bad, who somebody is, or what was decided on them elsewhere: that has people of its own. The
 * same reason can also come as a referral, which is a station's and nobody overrides.
 */
const settledBy: Readonly<Record<VerdictReason, SettledBy>> = {
  // No refusals.
  admitted: 'nobody',
  left: 'nobody',
  // Nothing was read that could be trusted, so it is not known who would be let in.
  badge_unreadable: 'another reading',
  number_mistyped: 'another reading',
  badge_forged: 'nobody',
  badge_other_conference: 'nobody',
  badge_unknown: 'desk',
  // The badge is known, and no good: it may be in anybody's hands. The desk issues another.
  badge_revoked: 'desk',
  badge_replaced: 'desk',
  badge_not_yet_valid: 'desk',
  badge_expired: 'desk',
  // Who is not, or no longer, a delegate is let in by whoever registers them.
  registration_not_approved: 'desk',
  registration_withdrawn: 'desk',
  // Somebody outside the venue answers for it, and two persons lift a rejection.
  vetting_pending: 'those who vet',
  vetting_rejected: 'those who vet',
  // That the holder is the delegate, and how they came this far, is established at a station; without proof it takes two.
  number_typed: 'station',
  identity_not_verified: 'station',
  identity_refused: 'station',
  not_seen_entering: 'station',
  // Pass-back, or an exit that nobody scanned: whoever has both people in sight can tell.
  already_inside: 'supervisor',
  // An exit that nobody scanned, where a rule neither moves people over nor sends them to a station.
  elsewhere: 'supervisor',
  // Zone, category and hour: guests who are expected, a programme that has changed since the rules were saved.
  zone_not_allowed: 'supervisor',
  zone_closed_now: 'supervisor',
  // Companions: the delegate may stand beside them.
  companion_not_allowed: 'supervisor',
  delegate_not_inside: 'supervisor',
  // Coming again: somebody went out for a moment, for a reason.
  reentry_not_allowed: 'supervisor',
  entries_used_up: 'supervisor',
  // One more in a full hall: a supervisor sees the hall, and answers for it.
  zone_full: 'supervisor',
  category_full: 'supervisor',
};

/** Whether a supervisor may let somebody in who was refused for this. */
export const isOverridable = (reason: VerdictReason): boolean => settledBy[reason] === 'supervisor';
