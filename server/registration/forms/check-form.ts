import type { DelegateCategory } from '../../../db/vocabulary.ts';
import { checkCell } from '../import/check-delegate.ts';
import { isMinor } from './age.ts';
import { type CheckedAnswers, checkAnswers } from './check-answers.ts';
import { checkGuardian, type GuardianNamed } from './check-guardian.ts';
import type { FormContent, FormFaultCode } from './forms.contract.ts';
import type { Question } from './terms.contract.ts';

/** What a form is held against when it is sent. */
export interface FormTerms {
  /** A day such as 2026-11-20, in UTC. */
  today: string;
  /** What this form may ask to be. */
  categories: readonly DelegateCategory[];
  questions: readonly Question[];
  minorBelow: number;
  latestAdultBirth: string;
  /** Neither is known of the delegate yet, and the terms ask for them. */
  needsDocument: boolean;
  /** That the form was begun with. */
  email: string;
}

export interface FormFault {
  /** Of the field: `name`, `guardian.phone`, `answers.wheelchair`. */
  path: string;
  code: FormFaultCode;
  message: string;
  hint?: string;
}

export interface CheckedForm {
  name: string;
  nameLatin: string;
  country: string;
  category: DelegateCategory;
  affiliation: string;
  email: string;
  birthDate?: string | undefined;
  documentCountry?: string | undefined;
  documentNumber?: string | undefined;
  isMinor: boolean;
  guardian?: GuardianNamed | undefined;
  answers: CheckedAnswers;
}

type Field = Parameters<typeof checkCell>[0];

/** A whole form, or all that is wrong with it. A field is held to the same rules as a cell of an import. */
export function checkForm(content: FormContent, terms: FormTerms): { form: CheckedForm } | { faults: FormFault[] } {
  const faults: FormFault[] = [];
  const take = (path: string, field: Field, raw: string | undefined, isNeeded = false): string => {
    const checked = checkCell(field, raw ?? '', terms.today);
    if (!('value' in checked)) {
      const { code, needed: message, hint } = checked;
      faults.push({ path, code: code as FormFaultCode, message, ...(hint && { hint }) });
    } else if (checked.value === '' && isNeeded) faults.push(missing(path));
    return 'value' in checked ? checked.value : '';
  };
  const isLatin = content.name !== undefined && !/[^\p{Script=Latin}\P{L}]/u.test(content.name);
  const needsBirthDate = terms.minorBelow > 0;
  const documentNumber = take('documentNumber', 'document_number', content.documentNumber, terms.needsDocument);
  const birthDate = take('birthDate', 'birth_date', content.birthDate, needsBirthDate);
  const form = {
    name: take('name', 'name', content.name),
    nameLatin: take('nameLatin', 'name_latin', content.nameLatin?.trim() || (isLatin ? content.name : '')),
    country: take('country', 'country', content.country),
    affiliation: take('affiliation', 'affiliation', content.affiliation),
    email: take('email', 'email', content.email?.trim() || terms.email),
    birthDate: birthDate || undefined,
    documentCountry: take('documentCountry', 'document_country', content.documentCountry) || undefined,
    documentNumber: documentNumber || undefined,
    isMinor: needsBirthDate && isMinor(birthDate, terms.latestAdultBirth),
  };
  if (form.documentNumber && !form.documentCountry && !faults.some(({ path }) => path === 'documentCountry')) {
    faults.push({ path: 'documentCountry', code: 'document_country_missing', message: 'The country of the document' });
  }
  const guardian = form.isMinor ? checkGuardian(content.guardian ?? {}, take) : {};
  const { category } = content;
  const isOpen = category !== undefined && terms.categories.includes(category);
  if (!isOpen) faults.push(categoryFault(content));
  const questions = isOpen ? terms.questions.filter((question) => isAskedOf(question, category)) : [];
  const checked = checkAnswers(questions, content.answers ?? {});
  faults.push(...('fault' in guardian && guardian.fault ? [guardian.fault] : []), ...checked.faults);
  if (faults.length > 0 || !isOpen) return { faults };
  return {
    form: {
      ...form,
      category,
      guardian: 'guardian' in guardian ? guardian.guardian : undefined,
      answers: checked.answers,
    },
  };
}

/** Whether a question is asked of a category. */
export const isAskedOf = ({ categories }: Pick<Question, 'categories'>, category: DelegateCategory): boolean =>
  categories.length === 0 || categories.includes(category);

/** Nothing was filled in where something must be. */
export const missing = (path: string): FormFault => ({
  path,
  code: 'value_missing',
  message: 'A value: it may not be empty',
});

const categoryFault = ({ category }: FormContent): FormFault =>
  category === undefined
    ? missing('category')
    : { path: 'category', code: 'category_not_open', message: 'One of those that are open' };
