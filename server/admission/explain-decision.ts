import type { AdmissionWorld, Decision, Situation } from './decide.ts';
import type { AdmissionExplained, Change } from './rules/change.contract.ts';
import { leastChange } from './rules/least-change.ts';

/** Which rule's condition failed, and what would change it. */
export interface Explanation {
  readonly failedRule?: NonNullable<AdmissionExplained['failedRule']>;
  readonly change?: Change[];
}

/** Explains a verdict that is not `admit`. The least change is looked for in the situation as it is now. */
export function explain(world: AdmissionWorld, situation: Situation, { rule }: Decision): Explanation {
  const change = leastChange(world, situation);
  return {
    ...(rule && { failedRule: { number: rule.number, rule: rule.rule } }),
    ...(change && change.length > 0 && { change }),
  };
}
