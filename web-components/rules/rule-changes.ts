import { msg, str } from '@lit/localize';
import type { Rule } from '../../server/admission/rules/rules.contract.ts';
import { formatNumber } from '../styles/format.ts';
import { partWords, type RuleGround, ruleParts, sentenceOfRule } from './rule-words.ts';

/** What is different between two versions, a sentence for each rule that is. */
export function changesInWords(before: readonly Rule[], after: readonly Rule[], ground: RuleGround): string[] {
  const was = new Map(before.map((rule, index) => [rule.id, { rule, number: index + 1 }]));
  const kept = new Set(after.map(({ id }) => id));
  const order = before.filter(({ id }) => kept.has(id)).map(({ id }) => id);
  const newOrder = after.filter(({ id }) => was.has(id)).map(({ id }) => id);
  const gone = [...was.values()].filter(({ rule }) => !kept.has(rule.id));
  return [
    ...gone.map(({ rule, number }) =>
      msg(str`Rule ${formatNumber(number)} is removed: ${sentenceOfRule(rule, ground)}`),
    ),
    ...after.flatMap((rule, index) => {
      const number = formatNumber(index + 1);
      const known = was.get(rule.id);
      if (!known) return [msg(str`Rule ${number} is new: ${sentenceOfRule(rule, ground)}`)];
      const parts = differences(known.rule, rule, ground);
      const isMoved = order.indexOf(rule.id) !== newOrder.indexOf(rule.id);
      return [
        ...(isMoved ? [msg(str`Rule ${formatNumber(known.number)} is now rule ${number}.`)] : []),
        ...(parts ? [msg(str`Rule ${number}: ${parts}`)] : []),
      ];
    }),
  ];
}

function differences(before: Rule, after: Rule, ground: RuleGround): string {
  const changed = ruleParts.flatMap((part) => {
    const [was, is] = [partWords(part, before, ground), partWords(part, after, ground)];
    return was === is ? [] : [msg(str`“${is}” instead of “${was}”`)];
  });
  if (changed.length === 0) return '';
  return changed.reduce((one, other) => msg(str`${one}; ${other}`, { desc: 'Two changes of one rule' }));
}
