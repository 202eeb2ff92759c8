import { msg } from '@lit/localize';
import type { AnswerValue } from '../../server/registration/forms/forms.contract.ts';
import { formatDay, formatList, formatNumber, inPageLanguage } from '../styles/format.ts';
import type { AskedQuestion } from './form-steps.ts';

/** An answer as people read it: options by their names, days and numbers in the page's language. */
export function answerInWords({ kind, options }: Pick<AskedQuestion, 'kind' | 'options'>, value: AnswerValue): string {
  if (typeof value === 'boolean') return value ? msg('Yes') : msg('No');
  if (typeof value === 'number') return formatNumber(value);
  const named = (chosen: string) => {
    const option = options.find((each) => each.value === chosen);
    return option ? inPageLanguage(option.label) : chosen;
  };
  if (Array.isArray(value)) return formatList(value.map(named));
  if (kind === 'date') return dayInWords(value);
  return kind === 'choice' ? named(value) : value;
}

/** A day in words; as it was typed where it is none. */
export const dayInWords = (day: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? formatDay(day) : day;
