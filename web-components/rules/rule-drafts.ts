import { delegateCategories } from '../../db/vocabulary.ts';
import type { Rule } from '../../server/admission/rules/rules.contract.ts';

/** A rule to begin with: everybody into this zone, and nothing else asked. */
export const newRule = (zoneId: string): Rule => ({
  ...{ id: newId(), categories: [...delegateCategories], zoneId, needsVerification: true },
  ...{ reentry: { kind: 'free' }, elsewhere: 'move', companions: 'anybody' },
});

const newId = () => `rule-${crypto.randomUUID()}`;

/** With a copy of one behind it. */
export const withCopy = (rules: readonly Rule[], index: number): Rule[] => {
  const rule = rules[index];
  return rule ? [...rules.slice(0, index + 1), { ...rule, id: newId() }, ...rules.slice(index + 1)] : [...rules];
};

export const without = (rules: readonly Rule[], index: number): Rule[] => rules.filter((_, at) => at !== index);

/** With one a place further up (-1) or down (1). */
export function moved(rules: readonly Rule[], index: number, by: -1 | 1): Rule[] {
  const to = index + by;
  const [one, other] = [rules[index], rules[to]];
  if (!one || !other) return [...rules];
  return rules.map((rule, at) => (at === index ? other : at === to ? one : rule));
}

export const replaced = (rules: readonly Rule[], rule: Rule): Rule[] =>
  rules.map((one) => (one.id === rule.id ? rule : one));

/** Whether two lists say the same in the same order. */
export const isSame = (a: readonly Rule[], b: readonly Rule[]): boolean =>
  a.length === b.length && a.every((rule, index) => isSameRule(rule, b[index]));

const isSameRule = (a: Rule, b: Rule | undefined): boolean => b !== undefined && inOrder(a) === inOrder(b);

/** Absent and undefined are the same, and so is any order of the parts. */
const inOrder = (rule: Rule): string =>
  JSON.stringify(
    Object.entries(rule)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .filter(([, value]) => value !== undefined),
  );
