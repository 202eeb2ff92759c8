// shared with pages: pure
import type { VerdictReason } from '../../../db/vocabulary.ts';
import { type AdmissionWorld, type Decision, isBeforeGate, type Known, type Situation } from '../decide.ts';
import { pathOf, zonesEntered } from '../zone-tree.ts';
import type { Change } from './change.contract.ts';
import { nextDay, nextOpening } from './next-opening.ts';
import { costOfAnotherDay, costs, type Repair } from './repair.ts';
import { otherCategories, repairRule, ruleAnew } from './rule-repairs.ts';

type Make = (known: Known) => Partial<Known>;

const ofKnown = (change: Change, make: Make): Repair => ({
  change,
  cost: costs[change.kind],
  make: (world, situation) => ({
    world,
    situation: situation.known ? { ...situation, known: { ...situation.known, ...make(situation.known) } } : situation,
  }),
});

const goodBadge: Make = ({ badge }) => ({ badge: { ...badge, standing: 'good', validFrom: 0, validUntil: Infinity } });

const issueBadge = ofKnown({ kind: 'issue_badge' }, goodBadge);
const approve = ofKnown({ kind: 'approve' }, ({ holder }) => ({ holder: { ...holder, status: 'approved' } }));
const verify = ofKnown({ kind: 'be_verified' }, ({ holder }) => ({ holder: { ...holder, identity: 'verified' } }));
/** At a station, which settles at the same time how somebody came to be here. */
const settle = ofKnown({ kind: 'be_verified' }, ({ holder }) => ({
  holder: { ...holder, identity: 'verified', entrySettledAt: Infinity },
}));

const wait = ({ calendar }: AdmissionWorld, { at }: Situation, until: number | undefined): Repair[] => {
  if (until === undefined) return [];
  const isToday = calendar.dayOf(until) === calendar.dayOf(at);
  return [
    {
      change: { kind: 'wait', until: new Date(until).toISOString() },
      cost: isToday ? costs.wait : costOfAnotherDay,
      make: (world, situation) => ({ world, situation: { ...situation, at: until } }),
    },
  ];
};

const scanBadge: Repair = {
  change: { kind: 'scan_badge' },
  cost: costs.scan_badge,
  make: (world, situation) => ({ world, situation: { ...situation, reading: 'signed' } }),
};

type RepairsOf = (world: AdmissionWorld, situation: Situation, known: Known, decision: Decision) => Repair[];

const byReason: Readonly<Partial<Record<VerdictReason, RepairsOf>>> = {
  number_typed: () => [scanBadge],
  badge_unknown: () => [issueBadge],
  badge_revoked: () => [issueBadge],
  badge_expired: () => [issueBadge],
  badge_replaced: () => [ofKnown({ kind: 'show_newer_badge' }, goodBadge)],
  badge_not_yet_valid: (world, situation, { badge }) => [...wait(world, situation, badge.validFrom), issueBadge],
  registration_not_approved: () => [approve],
  registration_withdrawn: () => [approve],
  identity_not_verified: () => [verify],
  identity_refused: () => [verify],
  already_inside: (_, { gate }) => [comeBefore({ kind: 'leave_zone', zoneId: gate.innerZoneId }, gate.outerZoneId)],
  not_seen_entering: (world, { gate }, { presence }) =>
    isBeforeGate(world.zones, gate, presence) ? [] : [comeBefore(goBefore(gate.outerZoneId), gate.outerZoneId), settle],
  elsewhere: leaveOtherZone,
  zone_not_allowed: (_, situation, known) => [...otherCategories(known), ruleAnew(situation, known)],
  zone_closed_now: (world, situation, known, decision) => [
    ...wait(world, situation, nextOpening(world, situation.gate.innerZoneId, known.holder.category, situation.at)),
    ...otherCategories(known),
    ...repairRule(
      decision,
      'hours',
      ({ from: _, until: __, dailyFrom: ___, dailyUntil: ____, days: _____, ...rule }) => rule,
    ),
  ],
  companion_not_allowed: (_, __, known, decision) => [
    ...otherCategories(known),
    ...repairRule(decision, 'companions', (rule) => ({ ...rule, companions: 'anybody' })),
  ],
  delegate_not_inside: delegateFirst,
  reentry_not_allowed: moreEntries,
  entries_used_up: (world, situation, known, decision) => [
    ...(decision.rule?.rule.reentry.kind === 'daily' ? wait(world, situation, nextDay(world, situation.at)) : []),
    ...moreEntries(world, situation, known, decision),
  ],
  zone_full: makeRoom,
  category_full: makeRoomInCategory,
};

/** The changes that may take away what keeps somebody out, cheapest first; each may leave another condition to fail. */
export function repairsOf(world: AdmissionWorld, situation: Situation, decision: Decision): readonly Repair[] {
  if (!situation.known || situation.direction === 'out') return [];
  return byReason[decision.reason]?.(world, situation, situation.known, decision) ?? [];
}

const goBefore = (zoneId: string | undefined): Change =>
  zoneId === undefined ? { kind: 'go_before_gate' } : { kind: 'go_before_gate', zoneId };

const comeBefore = (change: Change, zoneId: string | undefined): Repair =>
  ofKnown(change, ({ presence: { zoneId: _, ...presence } }) => ({
    presence: zoneId === undefined ? presence : { ...presence, zoneId },
  }));

function leaveOtherZone(...[world, { gate }, { presence }, decision]: Parameters<RepairsOf>): Repair[] {
  const left = pathOf(world.zones, presence.zoneId)[pathOf(world.zones, gate.outerZoneId).length];
  return [
    ...(left === undefined ? [] : [comeBefore({ kind: 'leave_zone', zoneId: left }, gate.outerZoneId)]),
    ...(decision.verdict === 'refer' ? [settle] : []),
    ...repairRule(decision, 'elsewhere', (rule) => ({ ...rule, elsewhere: 'move' })),
  ];
}

function delegateFirst(...[, { gate }, known, decision]: Parameters<RepairsOf>): Repair[] {
  const { innerZoneId: zoneId } = gate;
  const isOfZone = decision.rule?.rule.companions === 'delegate_in_zone';
  const change: Change = isOfZone ? { kind: 'delegate_enters', zoneId } : { kind: 'delegate_enters' };
  return [
    ofKnown(change, () => ({ accompanied: { entries: 1, zoneId } })),
    ...otherCategories(known),
    ...repairRule(decision, 'companions', (rule) => ({ ...rule, companions: 'anybody' })),
  ];
}

function moreEntries(...[world, { gate, at }, known, decision]: Parameters<RepairsOf>): Repair[] {
  const visit = known.presence.visits?.[gate.innerZoneId];
  const isDaily = decision.rule?.rule.reentry.kind === 'daily';
  const had = isDaily ? (visit?.day === world.calendar.dayOf(at) ? visit.today : 0) : (visit?.total ?? 0);
  const entries = had + 1;
  const reentry = isDaily ? { kind: 'daily' as const, entries } : { kind: 'times' as const, entries };
  return [...otherCategories(known), ...repairRule(decision, 'reentry', (rule) => ({ ...rule, reentry }), entries)];
}

function makeRoom(...[{ zones }, situation, { presence }]: Parameters<RepairsOf>): Repair[] {
  const entered = zonesEntered(zones, presence.zoneId, situation.gate.innerZoneId);
  const zoneId = entered.find((id) => situation.inside(id) >= (zones.get(id)?.capacity ?? Infinity));
  const zone = zoneId === undefined ? undefined : zones.get(zoneId);
  if (!zone) return [];
  const inside = situation.inside(zone.id);
  const people = inside - (zone.capacity ?? inside) + 1;
  const to = inside + 1;
  return [
    {
      change: { kind: 'people_leave', zoneId: zone.id, people },
      cost: costs.people_leave,
      make: (world, before) => ({
        world,
        situation: { ...before, inside: (id) => before.inside(id) - (id === zone.id ? people : 0) },
      }),
    },
    {
      change: { kind: 'raise_zone_capacity', zoneId: zone.id, to },
      cost: costs.raise_zone_capacity,
      make: (world, before) => ({
        world: { ...world, zones: new Map([...world.zones, [zone.id, { ...zone, capacity: to }]]) },
        situation: before,
      }),
    },
  ];
}

function makeRoomInCategory(...[, situation, known, decision]: Parameters<RepairsOf>): Repair[] {
  const { rule } = decision;
  if (!rule) return [];
  const { zoneId, categories, capacity = 0 } = rule.rule;
  const inside = situation.insideOf(zoneId, categories);
  const people = inside - capacity + 1;
  const isAmong = new Set(categories);
  return [
    {
      change: { kind: 'people_leave', zoneId, people, categories: [...categories] },
      cost: costs.people_leave,
      make: (world, before) => ({
        world,
        situation: { ...before, insideOf: fewer(before.insideOf, zoneId, isAmong, people) },
      }),
    },
    ...otherCategories(known),
    ...repairRule(decision, 'capacity', (one) => ({ ...one, capacity: inside + 1 }), inside + 1),
  ];
}

/** Those who leave are of the categories of the rule; another rule that names any of them counts them out as well. */
const fewer =
  (
    insideOf: Situation['insideOf'],
    left: string,
    leaving: ReadonlySet<string>,
    people: number,
  ): Situation['insideOf'] =>
  (zoneId, categories) =>
    insideOf(zoneId, categories) - (zoneId === left && categories.some((one) => leaving.has(one)) ? people : 0);
