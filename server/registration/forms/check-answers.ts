import { turnsDirection } from '../../kernel/values.contract.ts';
import type { FormFault } from './form-fields.ts';
import type { AnswerValue, FormFaultCode } from './forms.contract.ts';
import type { Question } from './terms.contract.ts';

export type CheckedAnswers = Record<string, AnswerValue>;

/** Characters of an answer in words. */
export const answerLimit = 2000;
const largestNumber = 1_000_000_000_000;

type Checked = { value: AnswerValue | undefined } | { code: FormFaultCode; message: string; hint?: string };
const empty: Checked = { value: undefined };

/**
 * Answers to these questions, each of its question's kind. What was not answered is left out, and a fault where it must be
 * answered; answers to other questions are passed over.
 */
export function checkAnswers(
  questions: readonly Question[],
  given: Readonly<Record<string, AnswerValue>>,
): { answers: CheckedAnswers; faults: FormFault[] } {
  const answers: CheckedAnswers = {};
  const faults: FormFault[] = [];
  for (const question of questions) {
    const path = `answers.${question.id}`;
    const value = Object.hasOwn(given, question.id) ? given[question.id] : undefined;
    const checked = value === undefined ? empty : checks[question.kind](value, question);
    if ('code' in checked) faults.push({ path, ...checked });
    else if (checked.value !== undefined) answers[question.id] = checked.value;
    else if (question.isRequired) faults.push({ path, code: 'value_missing', message: 'An answer: it is needed' });
  }
  return { answers, faults };
}

const optionUnknown: Checked = { code: 'option_unknown', message: 'One of the options' };
const isOption = ({ options }: Question, value: unknown) => options.some((option) => option.value === value);

const checks: Record<Question['kind'], (value: AnswerValue, question: Question) => Checked> = {
  text: (value) => {
    if (typeof value !== 'string') return { code: 'characters_not_allowed', message: 'Text' };
    // Marks of direction come along when text is copied from a page: they are left out, not complained about.
    const text = value
      .normalize('NFC')
      .replaceAll(new RegExp(turnsDirection, 'gu'), '')
      .replaceAll('\r\n', '\n')
      .trim();
    if (text === '') return empty;
    if (/[^\P{Cc}\n\t]/u.test(text))
      return { code: 'characters_not_allowed', message: 'Text without control characters' };
    if (text.length <= answerLimit) return { value: text };
    return { code: 'too_long', message: `At most ${answerLimit} characters`, hint: String(answerLimit) };
  },
  choice: (value, question) => {
    if (value === '') return empty;
    return isOption(question, value) ? { value } : optionUnknown;
  },
  choices: (value, question) => {
    if (!Array.isArray(value)) return optionUnknown;
    if (value.length === 0) return empty;
    return value.every((one) => isOption(question, one)) ? { value: [...new Set(value)] } : optionUnknown;
  },
  yes_no: (value) => (typeof value === 'boolean' ? { value } : value === '' ? empty : optionUnknown),
  number: (value) => {
    if (value === '') return empty;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    const isGood = typeof number === 'number' && Math.abs(number) <= largestNumber;
    return isGood ? { value: number } : { code: 'number_malformed', message: 'A number' };
  },
  date: (value) => {
    if (value === '') return empty;
    const isReal =
      typeof value === 'string' &&
      /^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(value) &&
      new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value);
    return isReal ? { value } : { code: 'date_malformed', message: 'A day of the calendar, as 2026-11-24' };
  },
};
