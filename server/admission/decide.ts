// shared with pages: pure
import type {
  DelegateCategory,
  RegistrationStatus,
  ScanDirection,
  Verdict,
  VerdictReason,
  VettingOutcome,
} from '../../db/vocabulary.ts';
import type { BadgeReading } from '../registration/badges/badges.contract.ts';
import type { Calendar } from './calendar.ts';
import { type GateZones, isWithin, type Presence } from './presence.ts';
import type { BookedRule, RuleBook } from './rules/rule-book.ts';
import type { Rule } from './rules/rules.contract.ts';
import { visitsOn } from './visits.ts';
import { type ZoneTree, zonesEntered } from './zone-tree.ts';

/** A badge as it stands in the register. Instants are milliseconds since 1970. */
export interface KnownBadge {
  /** `none`: they were never given one. */
  readonly standing: 'good' | 'revoked' | 'replaced' | 'none';
  readonly validFrom: number;
  readonly validUntil: number;
}

/** Whom a badge was issued to. */
export interface Holder {
  readonly category: DelegateCategory;
  readonly status: RegistrationStatus;
  readonly identity: 'not_verified' | 'verified' | 'refused';
  /** What somebody outside the venue said of them; absent: nothing yet. */
  readonly vetting?: VettingOutcome;
  /** When a station last settled that this person was let in unseen, which one scan may rely on. */
  readonly entrySettledAt?: number;
}

/** What holds for all scans for a while: made from the layout and one version of the rules. */
export interface AdmissionWorld {
  readonly zones: ZoneTree;
  readonly rules: RuleBook;
  readonly calendar: Calendar;
  /** Of these categories nobody is let in before they are cleared. */
  readonly vettedCategories: ReadonlySet<DelegateCategory>;
}

/** One scan with all that its verdict depends on. */
export interface Situation {
  readonly direction: ScanDirection;
  readonly gate: GateZones;
  /** Corrected time of the scan. */
  readonly at: number;
  readonly reading: BadgeReading['kind'];
  /** Absent when there is no badge with this serial. */
  readonly known?: Known;
  /** People in a zone or below it. */
  inside(zoneId: string): number;
  /** Those of these categories among them. */
  insideOf(zoneId: string, categories: readonly DelegateCategory[]): number;
}

/** A badge, its holder, and where they are at the time of the scan. */
export interface Known {
  readonly badge: KnownBadge;
  readonly holder: Holder;
  readonly presence: Presence;
  /** Of a companion: where the delegate is whom they accompany. */
  readonly accompanied?: Presence;
}

export interface Decision {
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  /** The rule that let them in, or whose condition failed. */
  readonly rule?: BookedRule;
}

const admit = (reason: VerdictReason, rule?: BookedRule): Decision => decided('admit', reason, rule);
const refuse = (reason: VerdictReason, rule?: BookedRule): Decision => decided('refuse', reason, rule);
const refer = (reason: VerdictReason, rule?: BookedRule): Decision => decided('refer', reason, rule);
const decided = (verdict: Verdict, reason: VerdictReason, rule: BookedRule | undefined): Decision =>
  rule ? { verdict, reason, rule } : { verdict, reason };

/** What a scan is answered: total, and the same for the same situation. */
export function decide(world: AdmissionWorld, situation: Situation): Decision {
  const { known, direction, at, gate } = situation;
  const unread = refuseReading(situation.reading);
  if (unread) return unread;
  if (!known) return refuse('badge_unknown');
  // Nobody is kept in: also who holds a badge that is no longer good is let out.
  if (direction === 'out') return admit('left');
  const unfit = judgeFitness(world, known, at);
  if (unfit) return unfit;
  const rule = world.rules.inForce(gate.innerZoneId, known.holder.category, at);
  const misplaced = judgePlace(world, situation, known, rule);
  if (misplaced) return misplaced;
  if (!rule) return refuseHour(world, situation, known.holder);
  return (
    refuseCompanion(world, situation, known, rule) ??
    refuseReentry(world, situation, known, rule) ??
    judgeIdentity(situation.reading, known.holder, rule.rule.needsVerification, rule) ??
    refuseFull(world, situation, known) ??
    admit('admitted', rule)
  );
}

/**
 * What no supervisor can change at a gate: that the badge was read and is good, and that its holder is the delegate to whom
 * it was issued, wherever the rules ask for that. Absent: nothing of it stands in the way.
 */
export function judgeHolder(
  world: AdmissionWorld,
  situation: Omit<Situation, 'inside' | 'insideOf'>,
): Decision | undefined {
  const { known, reading, gate, at } = situation;
  const unread = refuseReading(reading);
  if (unread) return unread;
  if (!known) return refuse('badge_unknown');
  const { category } = known.holder;
  const { rules } = world;
  const rule = rules.inForce(gate.innerZoneId, category, at) ?? rules.naming(gate.innerZoneId, category)[0];
  const isAsked = (one: Rule) => one.zoneId === gate.innerZoneId && one.needsVerification;
  // Of a category that no rule names as much is asked as of any that comes here.
  const needsVerification = rule ? rule.rule.needsVerification : rules.rules.some(isAsked);
  return judgeFitness(world, known, at) ?? judgeIdentity(reading, known.holder, needsVerification, rule);
}

const judgeFitness = (world: AdmissionWorld, { badge, holder }: Known, at: number): Decision | undefined =>
  refuseBadge(badge, at) ?? judgeRegistration(holder) ?? refuseVetting(world, holder);

function refuseReading(reading: BadgeReading['kind']): Decision | undefined {
  if (reading === 'unreadable') return refuse('badge_unreadable');
  if (reading === 'forged') return refuse('badge_forged');
  if (reading === 'other_conference') return refuse('badge_other_conference');
  if (reading === 'mistyped') return refuse('number_mistyped');
  return undefined;
}

function refuseBadge(badge: KnownBadge, at: number): Decision | undefined {
  if (badge.standing === 'none') return refuse('badge_unknown');
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

/** Who was rejected is refused whatever their category: somebody said so of them alone. */
function refuseVetting({ vettedCategories }: AdmissionWorld, { vetting, category }: Holder): Decision | undefined {
  if (vetting === 'rejected') return refuse('vetting_rejected');
  return vetting !== 'cleared' && vettedCategories.has(category) ? refuse('vetting_pending') : undefined;
}

/**
 * Inside already means pass-back, or an exit that nobody scanned; not in the zone before the gate, an entry unseen. Who is
 * within that zone, but in another one behind a gate of its own, is elsewhere: what then happens, the rule says.
 */
function judgePlace(
  { zones }: AdmissionWorld,
  { gate }: Situation,
  { holder, presence }: Known,
  rule: BookedRule | undefined,
): Decision | undefined {
  if (isWithin(zones, presence, gate.innerZoneId)) return refuse('already_inside');
  const { entrySettledAt } = holder;
  const isSettled = entrySettledAt !== undefined && entrySettledAt > (presence.last?.correctedTime ?? 0);
  if (!isBeforeGate(zones, gate, presence)) return isSettled ? undefined : refer('not_seen_entering');
  if (presence.zoneId === gate.outerZoneId || !rule || rule.rule.elsewhere === 'move') return undefined;
  if (rule.rule.elsewhere === 'refuse') return refuse('elsewhere', rule);
  return isSettled ? undefined : refer('elsewhere', rule);
}

/** Whether somebody is in the zone from which a gate leads on, or below it. */
export const isBeforeGate = (zones: ZoneTree, gate: GateZones, presence: Presence): boolean =>
  gate.outerZoneId === undefined ? presence.zoneId === undefined : isWithin(zones, presence, gate.outerZoneId);

function refuseHour({ rules }: AdmissionWorld, { gate }: Situation, { category }: Holder): Decision {
  const [first] = rules.naming(gate.innerZoneId, category);
  return first ? refuse('zone_closed_now', first) : refuse('zone_not_allowed');
}

function refuseCompanion(
  { zones }: AdmissionWorld,
  { gate }: Situation,
  { accompanied }: Known,
  rule: BookedRule,
): Decision | undefined {
  if (!accompanied) return undefined;
  const { companions } = rule.rule;
  if (companions === 'never') return refuse('companion_not_allowed', rule);
  const isThere =
    companions === 'anybody' ||
    (companions === 'delegate_in_venue'
      ? accompanied.zoneId !== undefined
      : isWithin(zones, accompanied, gate.innerZoneId));
  return isThere ? undefined : refuse('delegate_not_inside', rule);
}

function refuseReentry(
  { calendar }: AdmissionWorld,
  { gate, at }: Situation,
  { presence }: Known,
  rule: BookedRule,
): Decision | undefined {
  const { reentry } = rule.rule;
  if (reentry.kind === 'free') return undefined;
  const visit = presence.visits?.[gate.innerZoneId];
  if (reentry.kind === 'never') return (visit?.total ?? 0) > 0 ? refuse('reentry_not_allowed', rule) : undefined;
  const entries = reentry.kind === 'times' ? (visit?.total ?? 0) : visitsOn(visit, calendar.dayOf(at));
  return entries >= reentry.entries ? refuse('entries_used_up', rule) : undefined;
}

/** Who is verified stays so; who is not is asked where the rules say so. */
function judgeIdentity(
  reading: Situation['reading'],
  { identity }: Holder,
  needsVerification: boolean,
  rule: BookedRule | undefined,
): Decision | undefined {
  if (reading === 'number') return refer('number_typed');
  if (identity === 'refused') return refer('identity_refused');
  if (identity === 'not_verified' && needsVerification) return refer('identity_not_verified', rule);
  return undefined;
}

function refuseFull(world: AdmissionWorld, situation: Situation, { holder, presence }: Known): Decision | undefined {
  const entered = zonesEntered(world.zones, presence.zoneId, situation.gate.innerZoneId);
  const isFull = (zoneId: string) => {
    const capacity = world.zones.get(zoneId)?.capacity;
    return capacity !== undefined && situation.inside(zoneId) >= capacity;
  };
  if (entered.some(isFull)) return refuse('zone_full');
  for (const zoneId of entered) {
    const full = fullLimit(world.rules.limiting(zoneId, holder.category, situation.at), situation);
    if (full) return refuse('category_full', full);
  }
  return undefined;
}

/** Of these rules that let only so many be in their zone, one whose number is reached. */
export const fullLimit = (
  limits: readonly BookedRule[],
  { insideOf }: Pick<Situation, 'insideOf'>,
): BookedRule | undefined =>
  limits.find(({ rule }) => insideOf(rule.zoneId, rule.categories) >= (rule.capacity ?? Infinity));

/** The more, the fewer pass. */
export const strictness: Readonly<Record<Verdict, number>> = { admit: 0, refer: 1, refuse: 2 };

/** Of two decisions the one that lets fewer pass; the first when they are alike. */
export const stricter = <D extends Decision>(a: D, b: D): D => (strictness[b.verdict] > strictness[a.verdict] ? b : a);
