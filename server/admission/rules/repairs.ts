// shared with pages: pure
import { delegateCategories, type VerdictReason } from '../../../db/vocabulary.ts';
import type { AdmissionWorld, Decision, Known } from '../decide.ts';
import { visitsOn } from '../visits.ts';
import { pathOf, zonesEntered } from '../zone-tree.ts';
import type { Change } from './change.contract.ts';
import type { Asked } from './make-change.ts';
import { nextDay, nextOpening } from './next-opening.ts';

/** A change that takes a failed condition away. */
export interface Repair {
  readonly change: Change;
  readonly cost: number;
}

/**
 * What each change costs, in whole numbers, from what a guard can see done at once to what changes the rules for
 * everybody. Waiting until another day costs more than waiting today.
 */
const costs: Readonly<Record<Change['kind'], number>> = {
  scan_badge: 1,
  wait: 2,
  people_leave: 3,
  leave_zone: 4,
  go_before_gate: 4,
  delegate_enters: 5,
  be_verified: 6,
  show_newer_badge: 8,
  issue_badge: 9,
  approve: 20,
  be_cleared: 30,
  lift_rejection: 35,
  change_category: 40,
  change_rule: 60,
  raise_zone_capacity: 61,
  new_rule: 80,
};
const costOfAnotherDay = 7;

interface Failed extends Asked {
  readonly known: Known;
  readonly decision: Decision;
}

type ChangesFor = (failed: Failed) => Change[];

const byReason: Readonly<Partial<Record<VerdictReason, ChangesFor>>> = {
  number_typed: () => [{ kind: 'scan_badge' }],
  badge_unknown: () => [{ kind: 'issue_badge' }],
  badge_revoked: () => [{ kind: 'issue_badge' }],
  badge_expired: () => [{ kind: 'issue_badge' }],
  badge_replaced: () => [{ kind: 'show_newer_badge' }],
  badge_not_yet_valid: ({ known }) => [...wait(known.badge.validFrom), { kind: 'issue_badge' }],
  registration_not_approved: () => [{ kind: 'approve' }],
  registration_withdrawn: () => [{ kind: 'approve' }],
  vetting_pending: () => [{ kind: 'be_cleared' }],
  vetting_rejected: () => [{ kind: 'lift_rejection' }],
  identity_not_verified: () => [{ kind: 'be_verified' }],
  identity_refused: () => [{ kind: 'be_verified' }],
  already_inside: ({ situation }) => [{ kind: 'leave_zone', zoneId: situation.gate.innerZoneId }],
  not_seen_entering: ({ situation: { gate } }) => [
    { kind: 'go_before_gate', ...(gate.outerZoneId !== undefined && { zoneId: gate.outerZoneId }) },
    { kind: 'be_verified' },
  ],
  elsewhere: leaveOtherZone,
  zone_not_allowed: (failed) => {
    const { category } = failed.known.holder;
    return [...otherCategories(failed), { kind: 'new_rule', zoneId: failed.situation.gate.innerZoneId, category }];
  },
  zone_closed_now: (failed) => {
    const { world, situation, known } = failed;
    const opening = nextOpening(world, situation.gate.innerZoneId, known.holder.category, situation.at);
    return [...wait(opening), ...otherCategories(failed), ...ruleChanged(failed, 'hours')];
  },
  companion_not_allowed: (failed) => [...otherCategories(failed), ...ruleChanged(failed, 'companions')],
  delegate_not_inside: (failed) => {
    const isOfZone = failed.decision.rule?.rule.companions === 'delegate_in_zone';
    const zone = isOfZone ? { zoneId: failed.situation.gate.innerZoneId } : {};
    return [{ kind: 'delegate_enters', ...zone }, ...otherCategories(failed), ...ruleChanged(failed, 'companions')];
  },
  reentry_not_allowed: moreEntries,
  entries_used_up: moreEntries,
  zone_full: makeRoom,
  category_full: makeRoomInCategory,
};

/** The changes that may take away what keeps somebody out; each may leave another condition to fail. */
export function repairsOf({ world, situation }: Asked, decision: Decision): Repair[] {
  const { known, direction, at } = situation;
  if (!known || direction === 'out') return [];
  const changes = byReason[decision.reason]?.({ world, situation, known, decision }) ?? [];
  return changes.map((change) => ({ change, cost: costOf(change, world, at) }));
}

function costOf(change: Change, { calendar }: AdmissionWorld, at: number): number {
  if (change.kind !== 'wait') return costs[change.kind];
  return calendar.dayOf(Date.parse(change.until)) === calendar.dayOf(at) ? costs.wait : costOfAnotherDay;
}

const wait = (until: number | undefined): Change[] =>
  until === undefined ? [] : [{ kind: 'wait', until: new Date(until).toISOString() }];

const otherCategories = ({ known }: Failed): Change[] =>
  delegateCategories
    .filter((category) => category !== known.holder.category)
    .map((category) => ({ kind: 'change_category', category }));

type Condition = Extract<Change, { kind: 'change_rule' }>['condition'];

function ruleChanged({ decision: { rule } }: Failed, condition: Condition, to?: number): Change[] {
  if (!rule) return [];
  const { number } = rule;
  return [{ kind: 'change_rule', ruleId: rule.rule.id, number, condition, ...(to !== undefined && { to }) }];
}

function leaveOtherZone(failed: Failed): Change[] {
  const { world, situation, known, decision } = failed;
  const outer = pathOf(world.zones, situation.gate.outerZoneId);
  const left = pathOf(world.zones, known.presence.zoneId)[outer.length];
  return [
    ...(left === undefined ? [] : [{ kind: 'leave_zone' as const, zoneId: left }]),
    ...(decision.verdict === 'refer' ? [{ kind: 'be_verified' as const }] : []),
    ...ruleChanged(failed, 'elsewhere'),
  ];
}

function moreEntries(failed: Failed): Change[] {
  const { world, situation, known, decision } = failed;
  const visit = known.presence.visits?.[situation.gate.innerZoneId];
  const isDaily = decision.rule?.rule.reentry.kind === 'daily';
  const entries = isDaily ? visitsOn(visit, world.calendar.dayOf(situation.at)) : (visit?.total ?? 0);
  return [
    ...(isDaily ? wait(nextDay(world, situation.at)) : []),
    ...otherCategories(failed),
    ...ruleChanged(failed, 'reentry', entries + 1),
  ];
}

function makeRoom({ world: { zones }, situation, known }: Failed): Change[] {
  const entered = zonesEntered(zones, known.presence.zoneId, situation.gate.innerZoneId);
  const full = entered.find((zoneId) => situation.inside(zoneId) >= (zones.get(zoneId)?.capacity ?? Infinity));
  if (full === undefined) return [];
  const inside = situation.inside(full);
  const people = inside - (zones.get(full)?.capacity ?? inside) + 1;
  return [
    { kind: 'people_leave', zoneId: full, people },
    { kind: 'raise_zone_capacity', zoneId: full, to: inside + 1 },
  ];
}

function makeRoomInCategory(failed: Failed): Change[] {
  const { rule } = failed.decision.rule ?? {};
  if (!rule) return [];
  const { zoneId, categories } = rule;
  const inside = failed.situation.insideOf(zoneId, categories);
  const people = inside - (rule.capacity ?? inside) + 1;
  return [
    { kind: 'people_leave', zoneId, people, categories: [...categories] },
    ...otherCategories(failed),
    ...ruleChanged(failed, 'capacity', inside + 1),
  ];
}
