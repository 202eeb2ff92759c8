import type { Dependencies } from '../../kernel/dependencies.ts';
import { listRuleHistory } from './list-rule-history.ts';
import type { RuleVersion } from './rules.contract.ts';

/** The rules that are in force, with their version. */
export async function describeRules(deps: Pick<Dependencies, 'database' | 'clock'>): Promise<RuleVersion> {
  const { versions } = await listRuleHistory(deps, { limit: 1 });
  return versions[0] ?? { version: 1, rules: [], savedAt: deps.clock.now().toISOString(), note: '' };
}
