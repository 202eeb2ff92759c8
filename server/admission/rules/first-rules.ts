import type { LayoutToPut } from '../admission.contract.ts';
import type { Rule } from './rules.contract.ts';

/**
 * The rules that come with the layout of a venue that has none: who is not verified is referred where a gate leads in
 * from outside, companions are let in like anybody, and nothing else is asked. Rules that differ in the category alone
 * are one.
 */
export function firstRules({ gates, rules = [] }: Pick<LayoutToPut, 'gates' | 'rules'>): Rule[] {
  const outermost = new Set(gates.flatMap((gate) => (gate.outerZoneId === undefined ? [gate.innerZoneId] : [])));
  const alike = new Map<string, Rule>();
  for (const { category, ...hours } of rules) {
    const { zoneId, from, until, dailyFrom, dailyUntil } = hours;
    const key = JSON.stringify([zoneId, from, until, dailyFrom, dailyUntil]);
    const known = alike.get(key);
    if (known) {
      if (!known.categories.includes(category)) known.categories.push(category);
      continue;
    }
    alike.set(key, {
      id: `rule-${alike.size + 1}`,
      categories: [category],
      ...hours,
      needsVerification: outermost.has(zoneId),
      reentry: { kind: 'free' },
      elsewhere: 'move',
      companions: 'anybody',
    });
  }
  return [...alike.values()];
}
