import type { LocalizedText } from '../../kernel/values.contract.ts';
import type { AnswerValue } from '../forms/forms.contract.ts';

interface Option {
  value: string;
  label: LocalizedText;
}

const yesAndNo = { true: { en: 'Yes', 'zh-CN': '是' }, false: { en: 'No', 'zh-CN': '否' } } as const;

/** An answer as people read it: labels of options in place of their values, in each language that the options have. */
export function sayAnswer(value: AnswerValue, options: readonly Option[]): LocalizedText {
  if (typeof value === 'boolean') return yesAndNo[`${value}`];
  if (typeof value === 'number') return { en: String(value) };
  const chosen = (Array.isArray(value) ? value : [value]).map((one) => options.find((option) => option.value === one));
  const given = Array.isArray(value) ? value : [value];
  const tags = new Set(['en', ...chosen.flatMap((option) => Object.keys(option?.label ?? {}))]);
  const wordsIn = (tag: string) => {
    const words = given.map((one, i) => chosen[i]?.label[tag] ?? chosen[i]?.label.en ?? one);
    return new Intl.ListFormat(tag, { type: 'conjunction', style: 'narrow' }).format(words);
  };
  return { en: '', ...Object.fromEntries([...tags].map((tag) => [tag, wordsIn(tag)])) };
}
