import type { Verdict, VettingOutcome } from '../../db/vocabulary.ts';
import { type AdmissionWorld, type Decision, decide, fullLimit, type Situation, stricter } from './decide.ts';
import type { Lane, LayoutWorld } from './layout-world.ts';
import { checkOutBy, countChanges, type FoldedScan, isLate, type Presence } from './presence.ts';
import type { PresenceBook } from './presence-book.ts';
import { orderOf, type ScanRequest } from './scan-request.ts';
import type { BadgeRow } from './scans.queries.ts';

/** A scan with what it names: the lane, and the badge where there is one. */
export interface AskedScan {
  readonly request: ScanRequest;
  readonly lane: Lane;
  readonly badge?: BadgeRow;
}

export interface Judged {
  readonly decision: Decision & { readonly ruleVersion: number };
  /** As it is now. */
  readonly situation: Situation;
}

/**
 * What a device has shown is judged by the rules and the place of that time. All else is judged by the rules now; when it
 * comes late, by the rules of that time and by where the holder was then as well, so that one badge never opens two
 * lanes. See ops/decisions/0007 and 0014.
 */
export function judgeScan(
  { world, now }: { world: LayoutWorld; now: number },
  book: PresenceBook,
  asked: AskedScan,
): Judged {
  const { request, badge } = asked;
  const { correctedTime, record } = request;
  const isShown = record.shownVerdict !== undefined;
  const situation = situationOf(book, asked, correctedTime);
  if (!badge || !isLate(book.presenceOf(badge.delegateId), orderOf(request))) {
    return { decision: decideBy(isShown ? world.asOf(correctedTime) : world, situation), situation };
  }
  const presence = book.presenceBefore(badge.delegateId, orderOf(request));
  const then = decideBy(world.asOf(correctedTime), situationOf(book, asked, correctedTime, presence));
  if (isShown) return { decision: then, situation };
  const decision = stricter(decideBy(world, situation), then);
  if (decision.verdict !== 'admit' || record.direction === 'out') return { decision, situation };
  const full = overfilledBy(world, now, book, { ...asked, badge });
  return { decision: full ? { ...full, ruleVersion: world.rules.version } : decision, situation };
}

const decideBy = (world: AdmissionWorld, situation: Situation): Judged['decision'] => ({
  ...decide(world, situation),
  ruleVersion: world.rules.version,
});

/** Folding a late entry in can lead elsewhere than into its own zone: no zone may be overfilled by that either. */
function overfilledBy(
  world: LayoutWorld,
  now: number,
  book: PresenceBook,
  asked: Required<AskedScan>,
): Decision | undefined {
  const { delegateId, category } = asked.badge;
  const after = checkOutBy(world, book.presenceWith(delegateId, foldedOf(asked, 'admit')), now);
  const insideOf: Situation['insideOf'] = (zoneId, categories) => book.insideOf(zoneId, categories);
  for (const [zoneId, change] of countChanges(world.zones, book.presenceOf(delegateId), after)) {
    if (change < 0) continue;
    if (book.inside(zoneId) >= (world.zones.get(zoneId)?.capacity ?? Infinity)) {
      return { verdict: 'refuse', reason: 'zone_full' };
    }
    const rule = fullLimit(world.rules.limiting(zoneId, category, now), { insideOf });
    if (rule) return { verdict: 'refuse', reason: 'category_full', rule };
  }
  return undefined;
}

/** All that the verdict depends on, at an instant; where the holder is then unless told. */
export function situationOf(book: PresenceBook, asked: AskedScan, at: number, presence?: Presence): Situation {
  const { request, lane, badge } = asked;
  const { record, correctedTime, reading } = request;
  const accompanied = badge?.companionOf ? book.presenceAt(badge.companionOf, at) : undefined;
  const known = badge && {
    // A badge that was revoked after its verdict was shown was good then.
    ...knownOf(badge, record.shownVerdict ? correctedTime : Infinity),
    presence: presence ?? book.presenceAt(badge.delegateId, at),
    ...(accompanied && { accompanied }),
  };
  return {
    direction: record.direction,
    gate: lane.gate,
    at,
    reading: reading.kind,
    inside: (zoneId) => book.inside(zoneId),
    insideOf: (zoneId, categories) => book.insideOf(zoneId, categories),
    ...(known && { known }),
  };
}

/** A badge and its holder as they stood at an instant, as far as the register tells. */
export function knownOf(badge: BadgeStanding, at: number): Pick<NonNullable<Situation['known']>, 'badge' | 'holder'> {
  const {
    validFrom,
    validUntil,
    revokedAt,
    isReplaced,
    category,
    status,
    outcome,
    outcomeReason,
    outcomeAt,
    vetting,
    vettedAt,
  } = badge;
  const isRevoked = revokedAt !== null && revokedAt <= at;
  const isOfPlace = outcomeReason === 'not_seen_entering' || outcomeReason === 'elsewhere';
  const isSettled = outcome === 'verified' && isOfPlace && outcomeAt !== null;
  const told = vetting !== null && vettedAt !== null && vettedAt > at ? toldBefore[vetting] : vetting;
  return {
    badge: { validFrom, validUntil, standing: !isRevoked ? 'good' : isReplaced ? 'replaced' : 'revoked' },
    holder: {
      ...{ category, status, identity: outcome ?? 'not_verified' },
      ...(told !== null && { vetting: told }),
      ...(isSettled && { entrySettledAt: outcomeAt }),
    },
  };
}

/** How somebody most likely stood before this was said of them; only the last outcome is kept. */
const toldBefore = { pending: 'pending', cleared: 'pending', rejected: 'cleared' } as const satisfies Record<
  VettingOutcome,
  VettingOutcome
>;

export type BadgeStanding = Pick<
  BadgeRow,
  | 'validFrom'
  | 'validUntil'
  | 'revokedAt'
  | 'isReplaced'
  | 'category'
  | 'status'
  | 'outcome'
  | 'outcomeReason'
  | 'outcomeAt'
  | 'vetting'
  | 'vettedAt'
>;

/** What the fold of presences takes of a scan that was answered so. */
export function foldedOf({ request, lane, badge }: Required<AskedScan>, verdict: Verdict): FoldedScan {
  const { id, direction } = request.record;
  return { ...orderOf(request), id, direction, gate: lane.gate, verdict, category: badge.category };
}
