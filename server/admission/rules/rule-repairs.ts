// shared with pages: pure
import { delegateCategories } from '../../../db/vocabulary.ts';
import type { AdmissionWorld, Decision, Known, Situation } from '../decide.ts';
import type { Change } from './change.contract.ts';
import { costs, type Repair } from './repair.ts';
import { bookRules } from './rule-book.ts';
import type { Rule } from './rules.contract.ts';

type Condition = Extract<Change, { kind: 'change_rule' }>['condition'];

const withRules = (world: AdmissionWorld, rules: readonly Rule[]): AdmissionWorld => ({
  ...world,
  rules: bookRules(rules, world.rules.version, world.calendar),
});

/** Loosens one condition of the rule that failed; `to` is the number that it then has. */
export function repairRule(
  { rule }: Decision,
  condition: Condition,
  loosen: (rule: Rule) => Rule,
  to?: number,
): Repair[] {
  if (!rule) return [];
  const { id: ruleId } = rule.rule;
  return [
    {
      change: { kind: 'change_rule', ruleId, number: rule.number, condition, ...(to !== undefined && { to }) },
      cost: costs.change_rule,
      make: (world, situation) => ({
        world: withRules(
          world,
          world.rules.rules.map((one) => (one.id === ruleId ? loosen(one) : one)),
        ),
        situation,
      }),
    },
  ];
}

/** They are registered under each other category in turn. */
export const otherCategories = ({ holder }: Known): Repair[] =>
  delegateCategories
    .filter((category) => category !== holder.category)
    .map((category) => ({
      change: { kind: 'change_category', category },
      cost: costs.change_category,
      make: (world, situation) => {
        const { known } = situation;
        return {
          world,
          situation: known ? { ...situation, known: { ...known, holder: { ...known.holder, category } } } : situation,
        };
      },
    }));

/** A rule that asks for nothing lets the category into the zone. */
export function ruleAnew({ gate }: Situation, { holder }: Known): Repair {
  const { innerZoneId: zoneId } = gate;
  const { category } = holder;
  const rule: Rule = {
    ...{ id: 'new-rule', categories: [category], zoneId, needsVerification: false },
    ...{ reentry: { kind: 'free' }, elsewhere: 'move', companions: 'anybody' },
  };
  return {
    change: { kind: 'new_rule', zoneId, category },
    cost: costs.new_rule,
    make: (world, situation) => ({ world: withRules(world, [...world.rules.rules, rule]), situation }),
  };
}
