import { type DelegateCategory, delegateCategories } from '../../../db/vocabulary.ts';
import { compileLayout, type LayoutWorld } from '../../../server/admission/layout-world.ts';
import type { KeptVersion } from '../../../server/admission/rules/rule-timeline.ts';
import type { Rule } from '../../../server/admission/rules/rules.contract.ts';
import { layoutOfTown } from '../layout-of-town.ts';

/** A rule that asks for nothing, with what is told of it. */
export const ruleWith = (changes: Partial<Rule> = {}): Rule => ({
  ...{ id: 'rule-1', categories: [...delegateCategories], zoneId: 'town', needsVerification: false },
  ...{ reentry: { kind: 'free' }, elsewhere: 'move', companions: 'anybody' },
  ...changes,
});

/** One rule for each of these, with ids in their order. */
export const rulesWith = (...changes: Partial<Rule>[]): Rule[] =>
  changes.map((one, index) => ruleWith({ id: `rule-${index + 1}`, ...one }));

/** Everybody may go everywhere. */
export const everywhere: Rule[] = rulesWith(...layoutOfTown.zones.map(({ id }) => ({ zoneId: id })));

/** The town under these rules, or under versions of them. */
export function townUnder(
  rules: readonly Rule[] | readonly KeptVersion[],
  { timeZone = 'UTC', zones = layoutOfTown.zones, vettedCategories = [] as readonly DelegateCategory[] } = {},
): LayoutWorld {
  const isVersions = (list: typeof rules): list is readonly KeptVersion[] => list.some((one) => 'savedAt' in one);
  const versions = isVersions(rules) ? rules : [{ version: 1, savedAt: 0, rules }];
  return compileLayout({ ...layoutOfTown, zones }, { timeZone, vettedCategories: new Set(vettedCategories) }, versions);
}
