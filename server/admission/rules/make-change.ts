// shared with pages: pure
import type { AdmissionWorld, Known, Situation } from '../decide.ts';
import type { Change } from './change.contract.ts';
import { bookRules } from './rule-book.ts';
import type { Rule } from './rules.contract.ts';

/** What is decided on: the rules of a time, and somebody at a gate. */
export interface Asked {
  readonly world: AdmissionWorld;
  readonly situation: Situation;
}

type Make<Kind extends Change['kind']> = (asked: Asked, change: Extract<Change, { kind: Kind }>) => Asked;

const makers: { readonly [Kind in Change['kind']]: Make<Kind> } = {
  scan_badge: ({ world, situation }) => ({ world, situation: { ...situation, reading: 'signed' } }),
  wait: ({ world, situation }, { until }) => ({ world, situation: { ...situation, at: Date.parse(until) } }),
  people_leave: ({ world, situation }, left) => ({ world, situation: { ...situation, ...without(situation, left) } }),
  leave_zone: beforeGate,
  go_before_gate: beforeGate,
  delegate_enters: (asked) =>
    ofKnown(asked, () => ({ accompanied: { entries: 1, zoneId: asked.situation.gate.innerZoneId } })),
  be_verified: (asked) =>
    ofKnown(asked, ({ holder }) => ({ holder: { ...holder, identity: 'verified', entrySettledAt: Infinity } })),
  show_newer_badge: withGoodBadge,
  issue_badge: withGoodBadge,
  approve: (asked) => ofKnown(asked, ({ holder }) => ({ holder: { ...holder, status: 'approved' } })),
  be_cleared: withClearance,
  lift_rejection: withClearance,
  change_category: (asked, { category }) => ofKnown(asked, ({ holder }) => ({ holder: { ...holder, category } })),
  change_rule: ({ world, situation }, change) => {
    const rules = world.rules.rules.map((rule) => (rule.id === change.ruleId ? loosened(rule, change) : rule));
    return { world: withRules(world, rules), situation };
  },
  raise_zone_capacity: ({ world, situation }, { zoneId, to }) => {
    const zone = world.zones.get(zoneId);
    const zones = zone ? new Map([...world.zones, [zoneId, { ...zone, capacity: to }]]) : world.zones;
    return { world: { ...world, zones }, situation };
  },
  new_rule: ({ world, situation }, { zoneId, category }) => ({
    world: withRules(world, [...world.rules.rules, ruleWithoutConditions(zoneId, category)]),
    situation,
  }),
};

/** The world and the situation as they are with one thing otherwise. */
export const makeChange = <Kind extends Change['kind']>(asked: Asked, change: Extract<Change, { kind: Kind }>): Asked =>
  (makers[change.kind] as Make<Kind>)(asked, change);

function ofKnown({ world, situation }: Asked, made: (known: Known) => Partial<Known>): Asked {
  const { known } = situation;
  return { world, situation: known ? { ...situation, known: { ...known, ...made(known) } } : situation };
}

function beforeGate(asked: Asked): Asked {
  const { outerZoneId: zoneId } = asked.situation.gate;
  return ofKnown(asked, ({ presence: { zoneId: _, ...outside } }) => ({
    presence: zoneId === undefined ? outside : { ...outside, zoneId },
  }));
}

function withGoodBadge(asked: Asked): Asked {
  return ofKnown(asked, () => ({ badge: { standing: 'good', validFrom: -Infinity, validUntil: Infinity } }));
}

function withClearance(asked: Asked): Asked {
  return ofKnown(asked, ({ holder }) => ({ holder: { ...holder, vetting: 'cleared' } }));
}

/** Those who leave are of the categories told; a rule that names any of them counts them out. */
function without(
  { inside, insideOf }: Situation,
  { zoneId: left, people, categories = [] }: Extract<Change, { kind: 'people_leave' }>,
): Pick<Situation, 'inside' | 'insideOf'> {
  const leaving = new Set(categories);
  return {
    inside: (zoneId) => inside(zoneId) - (zoneId === left ? people : 0),
    insideOf: (zoneId, some) => {
      const isAmong = zoneId === left && some.some((category) => leaving.has(category));
      return insideOf(zoneId, some) - (isAmong ? people : 0);
    },
  };
}

const withRules = (world: AdmissionWorld, rules: readonly Rule[]): AdmissionWorld => ({
  ...world,
  rules: bookRules(rules, world.rules.version, world.calendar),
});

function loosened(rule: Rule, { condition, to = 1 }: Extract<Change, { kind: 'change_rule' }>): Rule {
  if (condition === 'capacity') return { ...rule, capacity: to };
  if (condition === 'elsewhere') return { ...rule, elsewhere: 'move' };
  if (condition === 'companions') return { ...rule, companions: 'anybody' };
  if (condition === 'reentry') {
    return { ...rule, reentry: { kind: rule.reentry.kind === 'daily' ? 'daily' : 'times', entries: to } };
  }
  const { from: _, until: __, dailyFrom: ___, dailyUntil: ____, days: _____, ...atAllTimes } = rule;
  return atAllTimes;
}

const ruleWithoutConditions = (zoneId: string, category: Rule['categories'][number]): Rule => ({
  ...{ id: 'new-rule', categories: [category], zoneId, needsVerification: false },
  ...{ reentry: { kind: 'free' }, elsewhere: 'move', companions: 'anybody' },
});
