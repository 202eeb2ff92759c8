import { DomainError } from '../../kernel/domain-error.ts';
import type { Layout } from '../admission.contract.ts';
import type { Rule } from './rules.contract.ts';
import { rulesFaults } from './rules.errors.ts';

/** Throws `admission.rules_invalid` with what does not fit, by path: a zone that is not there, an id that is there twice. */
export function checkRules(rules: readonly Rule[], { zones }: Pick<Layout, 'zones'>): void {
  const zoneIds = new Set(zones.map(({ id }) => id));
  const seen = new Set<string>();
  const faults = rules.flatMap(({ id, zoneId }, index) => {
    const path = `rules.${index}`;
    if (!zoneIds.has(zoneId)) return [{ path: `${path}.zoneId`, message: `there is no zone ${zoneId}` }];
    if (seen.has(id)) return [{ path: `${path}.id`, message: `${id} is there twice` }];
    seen.add(id);
    return [];
  });
  if (faults.length > 0) throw new DomainError(rulesFaults.rules_invalid, undefined, faults.slice(0, 50));
}
