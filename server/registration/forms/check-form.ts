import type { DelegateCategory } from '../../../db/vocabulary.ts';
import { isMinor } from './age.ts';
import { type CheckedAnswers, checkAnswers } from './check-answers.ts';
import { type FormFault, FormFields, missingValue } from './form-fields.ts';
import type { FormContent } from './forms.contract.ts';
import { type GuardianNamed, readGuardian } from './read-guardian.ts';
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

/** A whole form, or all that is wrong with it. */
export function checkForm(content: FormContent, terms: FormTerms): { form: CheckedForm } | { faults: FormFault[] } {
  const fields = new FormFields(terms.today);
  const person = readPerson(content, terms, fields);
  const document = readDocument(content, terms, fields);
  const guardian = person.isMinor ? readGuardian(content.guardian ?? {}, fields) : undefined;
  const { category } = content;
  if (category === undefined || !terms.categories.includes(category)) {
    fields.faults.push(categoryFault(content));
    return { faults: fields.faults };
  }
  const asked = terms.questions.filter((question) => isAskedOf(question, category));
  const { answers, faults } = checkAnswers(asked, content.answers ?? {});
  fields.faults.push(...faults);
  if (fields.faults.length > 0) return { faults: fields.faults };
  return { form: { ...person, ...document, category, guardian, answers } };
}

function readPerson(content: FormContent, terms: FormTerms, fields: FormFields) {
  const needsBirthDate = terms.minorBelow > 0;
  const name = fields.take('name', 'name', content.name);
  const isLatin = name !== '' && !/[^\p{Script=Latin}\P{L}]/u.test(name);
  const latin = content.nameLatin?.trim();
  const birthDate = fields.take('birthDate', 'birth_date', content.birthDate, needsBirthDate);
  return {
    name,
    // Of a name with a fault it is not known whether it needs one.
    nameLatin: latin || (name && !isLatin) ? fields.take('nameLatin', 'name_latin', latin) : name,
    country: fields.take('country', 'country', content.country),
    affiliation: fields.take('affiliation', 'affiliation', content.affiliation),
    email: fields.take('email', 'email', content.email?.trim() || terms.email),
    birthDate: birthDate || undefined,
    isMinor: needsBirthDate && isMinor(birthDate, terms.latestAdultBirth),
  };
}

function readDocument({ documentCountry, documentNumber }: FormContent, terms: FormTerms, fields: FormFields) {
  const number = fields.take('documentNumber', 'document_number', documentNumber, terms.needsDocument);
  const country = fields.take('documentCountry', 'document_country', documentCountry);
  if (number && !documentCountry?.trim()) {
    const message = 'The country that issued the document';
    fields.faults.push({ path: 'documentCountry', code: 'document_country_missing', message });
  }
  return { documentCountry: country || undefined, documentNumber: number || undefined };
}

/** Whether a question is asked of a category. */
export const isAskedOf = ({ categories }: Pick<Question, 'categories'>, category: DelegateCategory): boolean =>
  categories.length === 0 || categories.includes(category);

const categoryFault = ({ category }: FormContent): FormFault =>
  category === undefined
    ? missingValue('category')
    : { path: 'category', code: 'category_not_open', message: 'One of those that are open' };
