// shared with pages: pure
import type {
  DelegateCategory,
  RegistrationStatus,
  ScanDirection,
  Verdict,
  VerdictReason,
} from '../../db/vocabulary.ts';
import type { BadgeReading } from '../registration/badges/badges.contract.ts';
import { type AdmissionHours, isInForce, type WallClock } from './admission-hours.ts';
import { type GateZones, isWithin, type Presence } from './presence.ts';
import { type ZoneTree, zonesEntered } from './zone-tree.ts';

/** A badge as it stands in the register. Instants are milliseconds since 1970. */
export interface KnownBadge {
  readonly standing: 'good' | 'revoked' | 'replaced';
  readonly validFrom: number;
  readonly validUntil: number;
}

/** Whom a badge was issued to. */
export interface Holder {
  readonly category: DelegateCategory;
  readonly status: RegistrationStatus;
  readonly identity: 'not_verified' | 'verified' | 'refused';
  /** When a station last settled that this person was let in unseen, which one scan may rely on. */
  readonly entrySettledAt?: number;
}

/** What holds for all scans for a while: made from the layout. */
export interface AdmissionWorld {
  readonly zones: ZoneTree;
  /** The hours in which a category may enter a zone; none at all is not at any time. */
  hoursOf(zoneId: string, category: DelegateCategory): readonly AdmissionHours[];
  readonly wallClock: WallClock;
}

/** One scan with all that its verdict depends on. */
export interface Situation {
  readonly direction: ScanDirection;
  readonly gate: GateZones;
  /** Corrected time of the scan. */
  readonly at: number;
  readonly reading: BadgeReading['kind'];
  /** Absent when there is no badge with this serial. */
  readonly known?: { readonly badge: KnownBadge; readonly holder: Holder; readonly presence: Presence };
  /** People in a zone or below it. */
  inside(zoneId: string): number;
}

export interface Decision {
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
}

const admit = (reason: VerdictReason): Decision => ({ verdict: 'admit', reason });
const refuse = (reason: VerdictReason): Decision => ({ verdict: 'refuse', reason });
const refer = (reason: VerdictReason): Decision => ({ verdict: 'refer', reason });

type Known = NonNullable<Situation['known']>;

/** What a scan is answered: total, and the same for the same situation. */
export function decide(world: AdmissionWorld, situation: Situation): Decision {
  const { known, direction } = situation;
  const unread = refuseReading(situation.reading);
  if (unread) return unread;
  if (!known) return refuse('badge_unknown');
  // Nobody is kept in: also who holds a badge that is no longer good is let out.
  if (direction === 'out') return admit('left');
  return (
    refuseBadge(known.badge, situation.at) ??
    judgeRegistration(known.holder) ??
    judgePlace(world, situation, known) ??
    judgeRules(world, situation, known.holder) ??
    judgeIdentity(situation, known) ??
    refuseFull(world, situation, known) ??
    admit('admitted')
  );
}

function refuseReading(reading: BadgeReading['kind']): Decision | undefined {
  if (reading === 'unreadable') return refuse('badge_unreadable');
  if (reading === 'forged') return refuse('badge_forged');
  if (reading === 'other_conference') return refuse('badge_other_conference');
  if (reading === 'mistyped') return refuse('number_mistyped');
  return undefined;
}

function refuseBadge(badge: KnownBadge, at: number): Decision | undefined {
  if (badge.standing === 'replaced') return refuse('badge_replaced');
  if (badge.standing === 'revoked') return refuse('badge_revoked');
  if (at < badge.validFrom) return refuse('badge_not_yet_valid');
  if (at >= badge.validUntil) return refuse('badge_expired');
  return undefined;
}

function judgeRegistration({ status }: Holder): Decision | undefined {
  if (status === 'withdrawn') return refuse('registration_withdrawn');
  if (status === 'declined') return refuse('registration_not_approved');
  if (status !== 'approved') return refer('registration_not_approved');
  return undefined;
}

/** Inside already means pass-back, or an exit that nobody scanned; elsewhere than before the gate, an entry unseen. */
function judgePlace(world: AdmissionWorld, { gate }: Situation, { holder, presence }: Known): Decision | undefined {
  if (isWithin(world.zones, presence, gate.innerZoneId)) return refuse('already_inside');
  const isBeforeGate =
    gate.outerZoneId === undefined ? presence.zoneId === undefined : isWithin(world.zones, presence, gate.outerZoneId);
  if (isBeforeGate) return undefined;
  const { entrySettledAt } = holder;
  const isSettled = entrySettledAt !== undefined && entrySettledAt > (presence.last?.correctedTime ?? 0);
  return isSettled ? undefined : refer('not_seen_entering');
}

function judgeRules(world: AdmissionWorld, { gate, at }: Situation, holder: Holder): Decision | undefined {
  const rules = world.hoursOf(gate.innerZoneId, holder.category);
  if (rules.length === 0) return refuse('zone_not_allowed');
  return rules.some((hours) => isInForce(hours, at, world.wallClock)) ? undefined : refuse('zone_closed_now');
}

/** Who is verified stays so; who is not is asked on the way in from the world outside, and not again at each hall. */
function judgeIdentity({ reading }: Situation, { holder, presence }: Known): Decision | undefined {
  if (reading === 'number') return refer('number_typed');
  if (holder.identity === 'refused') return refer('identity_refused');
  if (holder.identity === 'not_verified' && presence.zoneId === undefined) return refer('identity_not_verified');
  return undefined;
}

function refuseFull(world: AdmissionWorld, situation: Situation, { presence }: Known): Decision | undefined {
  const entered = zonesEntered(world.zones, presence.zoneId, situation.gate.innerZoneId);
  const isFull = (zoneId: string) => {
    const capacity = world.zones.get(zoneId)?.capacity;
    return capacity !== undefined && situation.inside(zoneId) >= capacity;
  };
  return entered.some(isFull) ? refuse('zone_full') : undefined;
}

const strictness: Record<Verdict, number> = { admit: 0, refer: 1, refuse: 2 };

/** Of two decisions the one that lets fewer pass; the first when they are alike. */
export const stricter = (a: Decision, b: Decision): Decision => (strictness[b.verdict] > strictness[a.verdict] ? b : a);
