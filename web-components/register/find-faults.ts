import type { FormContent, FormFaultCode } from '../../server/registration/forms/forms.contract.ts';
import type { RegistrationForm } from '../../server/registration/forms/terms.contract.ts';
import { isoCountries } from '../../server/registration/iso-countries.ts';
import { isBeyondLatin, needsGuardian, questionsFor, type StepId } from './form-steps.ts';

/** What is wrong at one place of the form, as the server would say it. */
export interface FormFault {
  readonly path: string;
  readonly code: FormFaultCode;
  readonly hint?: string | undefined;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || (typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0);

const isRealDay = (day: string): boolean => {
  const at = new Date(`${day}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(at.getTime()) && at.toJSON().startsWith(day);
};

/** The page tells at once what it can; the server checks all of it again, and more. */
export function findFaults(step: StepId, description: RegistrationForm, content: FormContent): FormFault[] {
  switch (step) {
    case 'person':
      return faultsOfPerson(description, content);
    case 'role':
      return isEmpty(content.category) ? [missing('category')] : [];
    case 'document':
      return (['documentCountry', 'documentNumber'] as const).filter((path) => isEmpty(content[path])).map(missing);
    case 'questions':
      return faultsOfAnswers(description, content);
    case 'photograph':
    case 'check':
      return [];
  }
}

const missing = (path: string): FormFault => ({ path, code: 'value_missing' });

function faultsOfPerson(description: RegistrationForm, content: FormContent): FormFault[] {
  const faults: FormFault[] = [];
  if (isEmpty(content.name)) faults.push(missing('name'));
  if (isBeyondLatin(content.name) && isEmpty(content.nameLatin)) faults.push(missing('nameLatin'));
  if (isBeyondLatin(content.nameLatin)) faults.push({ path: 'nameLatin', code: 'name_not_latin' });
  if (!isoCountries.has(content.country ?? '')) faults.push(missing('country'));
  if (content.email !== undefined && !/^\S+@\S+\.\S+$/.test(content.email.trim())) {
    faults.push({ path: 'email', code: 'email_malformed' });
  }
  return [...faults, ...faultsOfAge(description, content)];
}

function faultsOfAge(description: RegistrationForm, { birthDate, guardian }: FormContent): FormFault[] {
  if (description.minorBelow === 0) return [];
  if (isEmpty(birthDate)) return [missing('birthDate')];
  if (!isRealDay(birthDate ?? '')) return [{ path: 'birthDate', code: 'date_malformed' }];
  if (!needsGuardian(description, birthDate) || !isEmpty(guardian?.delegate)) return [];
  if (isEmpty(guardian?.name)) return [{ path: 'guardian', code: 'guardian_missing' }];
  return isEmpty(guardian?.phone) ? [missing('guardian.phone')] : [];
}

function faultsOfAnswers({ questions }: RegistrationForm, { answers = {}, category }: FormContent): FormFault[] {
  return questionsFor(questions, category).flatMap(({ id, kind, isRequired }): FormFault[] => {
    const path = `answers.${id}`;
    const value = answers[id];
    if (isEmpty(value)) return isRequired ? [missing(path)] : [];
    return kind === 'date' && !isRealDay(String(value)) ? [{ path, code: 'date_malformed' }] : [];
  });
}
