import { msg, str } from '@lit/localize';
import type { VerdictReason } from '../../db/vocabulary.ts';
import type { Rule } from '../../server/admission/rules/rules.contract.ts';
import { categoryName } from '../styles/category-name.ts';
import { formatList, formatNumber } from '../styles/format.ts';

const words: Readonly<Record<VerdictReason, () => string>> = {
  admitted: () => msg('Admitted'),
  left: () => msg('Gone out'),
  badge_unreadable: () => msg('Cannot be read'),
  badge_forged: () => msg('Not one of our badges'),
  badge_other_conference: () => msg('Badge of another conference'),
  badge_unknown: () => msg('Badge not known'),
  badge_revoked: () => msg('Badge revoked'),
  badge_replaced: () => msg('Badge replaced'),
  badge_not_yet_valid: () => msg('Badge not valid yet'),
  badge_expired: () => msg('Badge expired'),
  number_typed: () => msg('Number typed by hand'),
  number_mistyped: () => msg('Number mistyped'),
  registration_not_approved: () => msg('Registration not approved'),
  registration_withdrawn: () => msg('Registration ended'),
  vetting_pending: () => msg('Not cleared yet'),
  vetting_rejected: () => msg('Clearance refused'),
  identity_not_verified: () => msg('Identity not yet verified'),
  identity_refused: () => msg('Identity was refused'),
  already_inside: () => msg('Already inside'),
  not_seen_entering: () => msg('Not seen entering'),
  elsewhere: () => msg('In another zone'),
  zone_not_allowed: () => msg('Not for this zone'),
  zone_closed_now: () => msg('Closed at this hour'),
  companion_not_allowed: () => msg('Not for companions'),
  delegate_not_inside: () => msg('Delegate not inside yet'),
  reentry_not_allowed: () => msg('No second entry'),
  entries_used_up: () => msg('Entries used up'),
  zone_full: () => msg('Full'),
  category_full: () => msg('Full for this category'),
};

/** A reason in a few words: the headline of a verdict, and a line on the boards. */
export const reasonWords = (reason: VerdictReason): string => words[reason]();

/** What the sentence under the headline speaks of. */
export interface BecauseOf {
  readonly reason: VerdictReason;
  readonly zone: string;
  readonly category: string;
  readonly outer: string;
  readonly inside: string;
  readonly capacity: string;
  /** Whether it is this zone that is full, and not one around or within it. */
  readonly isFull: boolean;
  /** Where and when the badge came in, for `already_inside`. */
  readonly cameInAt?: string | undefined;
  readonly cameInTime?: string | undefined;
  /** What the rule says whose condition failed. */
  readonly rule?: Rule | undefined;
  /** How many wait at the station, for a referral. */
  readonly waiting?: string | undefined;
}

const because: Readonly<Record<VerdictReason, (of: BecauseOf) => string>> = {
  admitted: () => '',
  left: () => '',
  badge_unreadable: () => msg('The code is damaged or cut off. Try again, or type the number printed with it.'),
  badge_forged: () => msg('The signature does not match any key of this conference.'),
  badge_other_conference: () => msg('It was made for another event.'),
  badge_unknown: () => msg('No badge with this number was ever issued.'),
  badge_revoked: () => msg('It was revoked, and opens no gate any more.'),
  badge_replaced: () => msg('This delegate was given a newer badge. Ask for that one.'),
  badge_not_yet_valid: () => msg('It becomes valid later. Entry is too early now.'),
  badge_expired: () => msg('Its time is over.'),
  number_typed: () => msg('A number alone proves nothing, so a station looks at who this is.'),
  number_mistyped: () => msg('The check digit does not fit. Compare it with the badge and type it again.'),
  registration_not_approved: () => msg('The registration was not approved yet.'),
  registration_withdrawn: () => msg('The registration was withdrawn or declined.'),
  vetting_pending: () => msg('The badge opens gates once the security clearance has come.'),
  vetting_rejected: () => msg('Ask for a supervisor, who is told of it now.'),
  identity_not_verified: () => msg('First entry needs it.'),
  identity_refused: () => msg('A station could not establish that this is the delegate.'),
  already_inside: ({ cameInAt, cameInTime }) =>
    cameInAt && cameInTime
      ? msg(str`Came in at ${cameInAt}, at ${cameInTime}, and has not gone out.`)
      : msg('This badge came in and has not gone out.'),
  not_seen_entering: ({ outer }) => msg(str`This gate leads on from ${outer}, where this badge has not come in.`),
  zone_not_allowed: ({ category, zone }) => msg(str`The category ${category} has no entry to ${zone}.`),
  zone_closed_now: ({ category, zone }) => msg(str`The category ${category} has entry to ${zone} at other hours.`),
  elsewhere: () => msg('This badge came into another zone and was not scanned out of it.'),
  companion_not_allowed: ({ zone }) => msg(str`Companions have no entry to ${zone}.`),
  delegate_not_inside: ({ zone, rule }) =>
    rule?.companions === 'delegate_in_zone'
      ? msg(str`A companion comes in while the delegate whom they accompany is in ${zone}.`)
      : msg('A companion comes in while the delegate whom they accompany is in the venue.'),
  reentry_not_allowed: ({ zone }) => msg(str`Who has been in ${zone} does not come in again.`),
  entries_used_up: ({ zone, rule }) => entriesWords(zone, rule),
  category_full: ({ category, rule }) => {
    if (rule?.capacity === undefined) return msg(str`There is no room for the category ${category} at the moment.`);
    const named = formatList(rule.categories.map(categoryName));
    return msg(str`At most ${formatNumber(rule.capacity)} may be inside at a time: ${named}.`);
  },
  zone_full: ({ zone, inside, capacity, isFull }) =>
    isFull
      ? msg(str`${zone} holds ${capacity}, and ${inside} are inside.`)
      : msg('An area behind this gate holds nobody more at the moment.'),
};

function entriesWords(zone: string, rule: Rule | undefined): string {
  if (rule?.reentry.kind === 'daily') {
    return msg(str`${zone} may be entered so many times a day: ${formatNumber(rule.reentry.entries)}.`);
  }
  if (rule?.reentry.kind === 'times') {
    return msg(str`${zone} may be entered so many times: ${formatNumber(rule.reentry.entries)}.`);
  }
  return msg(str`${zone} may be entered only so many times.`);
}

/** Why, in a sentence for the guard; for a referral also how many wait at the station. */
export function becauseWords(of: BecauseOf): string {
  const sentence = because[of.reason](of);
  const { waiting } = of;
  return waiting === undefined ? sentence : `${sentence} ${msg(str`Waiting there: ${waiting}.`)}`;
}
