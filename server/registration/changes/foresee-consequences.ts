import { formatBadgeNumber } from '../badges/badge-number.ts';
import type { Consequence, RegistrationChange } from './changes.contract.ts';
import type { Situation } from './changes.queries.ts';

/** What a change would do beside what it says. Pure: told before the change as well as after it. */
export function foreseeConsequences(
  change: RegistrationChange,
  situation: Situation,
  other: Situation | undefined,
): Consequence[] {
  switch (change.kind) {
    case 'name':
      return [...badgesAfter(situation, { name: true }), ...verificationAfterName(situation, change.documentSeen)];
    case 'category':
      return [...badgesAfter(situation, { category: true }), ...placesAfter(situation, change.category)];
    case 'transfer':
      return afterTransfer(situation, change.email);
    case 'withdraw':
      return afterWithdrawal(situation);
    case 'restore':
      return [];
    case 'merge':
      return other ? afterMerge(situation, other, change.take) : [];
  }
}

interface Printed {
  name?: boolean;
  category?: boolean;
}

/** The name stands on a printed badge only; the category is part of every token. */
export const isMadeWrong = (medium: 'phone' | 'printed', { name, category }: Printed): boolean =>
  (category ?? false) || ((name ?? false) && medium === 'printed');

const badgesAfter = ({ badges }: Situation, changed: Printed): Consequence[] =>
  badges.map(({ serial, medium }) => ({
    kind: isMadeWrong(medium, changed) ? 'badge_reissued' : 'badge_kept',
    medium,
    number: formatBadgeNumber(serial),
  }));

const badgesRevoked = ({ badges }: Situation): Consequence[] =>
  badges.map(({ serial, medium }) => ({ kind: 'badge_revoked', medium, number: formatBadgeNumber(serial) }));

const verificationAfterName = ({ identity }: Situation, documentSeen: boolean): Consequence[] =>
  identity?.outcome === 'verified' ? [{ kind: documentSeen ? 'verification_kept' : 'verification_withdrawn' }] : [];

const linksEnded = ({ links }: Situation): Consequence[] => (links > 0 ? [{ kind: 'links_ended', count: links }] : []);

const inside = ({ zoneId }: Situation): Consequence[] => (zoneId ? [{ kind: 'still_inside', zoneId }] : []);

const companionsWithdrawn = ({ companions }: Situation): Consequence[] =>
  companions.length > 0 ? [{ kind: 'companions_withdrawn', names: companions.map(({ name }) => name) }] : [];

function placesAfter({ delegate }: Situation, category: Situation['delegate']['category']): Consequence[] {
  if (delegate.status !== 'approved' || delegate.category === category) return [];
  return [
    { kind: 'place_freed', category: delegate.category },
    { kind: 'place_taken', category },
  ];
}

const afterTransfer = (situation: Situation, toAddress: string): Consequence[] => [
  ...badgesAfter(situation, { name: true, category: true }),
  ...(situation.identity ? [{ kind: 'verification_withdrawn' } as const] : []),
  ...(situation.hasPhotograph ? [{ kind: 'photograph_removed' } as const] : []),
  ...linksEnded(situation),
  ...companionsWithdrawn(situation),
  { kind: 'letter_written', letter: 'new_link', toAddress },
  { kind: 'cannot_be_undone' },
];

const afterWithdrawal = (situation: Situation): Consequence[] => [
  ...badgesRevoked(situation),
  ...companionsWithdrawn(situation),
  ...linksEnded(situation),
  ...(situation.delegate.status === 'approved'
    ? [{ kind: 'place_freed', category: situation.delegate.category } as const]
    : []),
  ...inside(situation),
  { kind: 'letter_written', letter: 'withdrawn', toAddress: situation.delegate.email },
];

function afterMerge(stays: Situation, goes: Situation, take: readonly string[]): Consequence[] {
  const takes = (part: string) => take.includes(part);
  const category = takes('category') ? goes.delegate.category : stays.delegate.category;
  const changed = {
    name: takes('name') && !hasSameNames(stays, goes),
    category: category !== stays.delegate.category,
  };
  const photograph = goes.hasPhotograph && (takes('photograph') || !stays.hasPhotograph);
  return [
    ...badgesRevoked(goes),
    ...badgesAfter(stays, changed),
    ...identityAfterMerge(stays, goes),
    ...(photograph ? [{ kind: 'photograph_taken' } as const] : []),
    ...(goes.companions.length > 0
      ? [{ kind: 'companions_taken', names: goes.companions.map(({ name }) => name) } as const]
      : []),
    ...linksEnded(goes),
    ...presenceAfterMerge(stays, goes),
    { kind: 'cannot_be_undone' },
  ];
}

/** Where either was seen last is where the person is. */
function presenceAfterMerge(stays: Situation, goes: Situation): Consequence[] {
  const isTaken = (goes.seenAt?.getTime() ?? 0) > (stays.seenAt?.getTime() ?? 0);
  if (!isTaken || goes.zoneId === stays.zoneId) return [];
  return [{ kind: 'presence_taken', ...(goes.zoneId && { zoneId: goes.zoneId }) }];
}

const hasSameNames = (a: Situation, b: Situation): boolean =>
  a.delegate.name === b.delegate.name && a.delegate.nameLatin === b.delegate.nameLatin;

/** The newest decision of a station counts, of whichever registration it was. */
function identityAfterMerge({ identity: own }: Situation, { identity: theirs }: Situation): Consequence[] {
  if (!theirs || (own && own.at >= theirs.at))
    return own?.outcome === 'verified' ? [{ kind: 'verification_kept' }] : [];
  if (theirs.outcome === 'refused') return [{ kind: 'refusal_taken' }];
  return [{ kind: own?.outcome === 'verified' ? 'verification_kept' : 'verification_taken' }];
}
