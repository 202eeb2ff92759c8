import type { Decision } from '../decide.ts';
import type { Gate } from '../layout-world.ts';
import type { ComparedPerson } from './compare-rules.ts';
import type { Moment } from './moments.ts';
import type { RulePreview } from './rules.contract.ts';

/** People who stand alike, at one gate and moment, and what is decided of them otherwise than before. */
export interface Difference {
  readonly moment: Moment;
  readonly gate: Gate;
  readonly people: readonly ComparedPerson[];
  readonly was: Decision;
  readonly is: Decision;
  readonly isRefused: boolean;
}

const maxExamples = 20;

/** One person for each difference, those who are newly refused first; then more of them while there is room. */
export function chooseExamples(differences: readonly Difference[]): RulePreview['examples'] {
  const inOrder = [...differences].sort((a, b) => Number(b.isRefused) - Number(a.isRefused));
  const told = new Set<string>();
  const examples: RulePreview['examples'] = [];
  for (let round = 0; round < maxExamples && examples.length < maxExamples; round += 1) {
    for (const difference of inOrder) {
      if (examples.length >= maxExamples) break;
      const person = difference.people.find(({ delegateId }) => !told.has(delegateId));
      if (!person) continue;
      told.add(person.delegateId);
      examples.push(exampleOf(difference, person));
    }
  }
  return examples;
}

function exampleOf({ moment, gate, was, is }: Difference, person: ComparedPerson): RulePreview['examples'][number] {
  const { delegateId, name, nameLatin, after } = person;
  return {
    ...{ delegateId, name, nameLatin, category: after.holder.category },
    ...{ gateId: gate.id, zoneId: gate.innerZoneId, at: new Date(moment.at).toISOString(), isNow: moment.isNow },
    before: decidedOf(was),
    after: decidedOf(is),
  };
}

const decidedOf = ({ verdict, reason, rule }: Decision) => ({
  ...{ verdict, reason },
  ...(rule && { ruleId: rule.rule.id }),
});
