import type { DelegateCategory } from '../../db/vocabulary.ts';
import { isMinor, latestAdultBirth } from '../../server/registration/forms/age.ts';
import type { FormContent, OpenForm } from '../../server/registration/forms/forms.contract.ts';
import type { RegistrationForm } from '../../server/registration/forms/terms.contract.ts';

/** One page of the form; `check` is the last. */
export type StepId = 'person' | 'role' | 'document' | 'photograph' | 'questions' | 'check';

export type AskedQuestion = RegistrationForm['questions'][number];

/** What decides which pages a form has. */
export interface FormShape {
  readonly description: Pick<RegistrationForm, 'questions' | 'asksForDocument' | 'asksForPhotograph'>;
  readonly form: Pick<OpenForm, 'categories'>;
}

/** What is asked of one category. Before one is chosen: what is asked of everybody. */
export const questionsFor = (questions: readonly AskedQuestion[], category: DelegateCategory | undefined) =>
  questions.filter(({ categories }) => categories.length === 0 || (category && categories.includes(category)));

/** The pages of this form, in order. */
export function stepsOf({ description, form }: FormShape, content: FormContent): StepId[] {
  const asks: Record<StepId, boolean> = {
    person: true,
    role: form.categories.length > 1,
    document: description.asksForDocument,
    photograph: description.asksForPhotograph,
    questions: questionsFor(description.questions, content.category).length > 0,
    check: true,
  };
  return (Object.keys(asks) as StepId[]).filter((id) => asks[id]);
}

const stepOfField: Readonly<Record<string, StepId>> = {
  category: 'role',
  documentCountry: 'document',
  documentNumber: 'document',
  photograph: 'photograph',
  answers: 'questions',
};

/** The page on which a fault is mended, by its path: `guardian.phone`, `answers.wheelchair`. */
export const stepOfPath = (path: string): StepId => stepOfField[path.split('.')[0] ?? ''] ?? 'person';

/** Whether whoever was born then needs a guardian at the conference. */
export function needsGuardian(
  { conference, minorBelow }: Pick<RegistrationForm, 'conference' | 'minorBelow'>,
  birthDate: string | undefined,
): boolean {
  if (!birthDate || !/^\d{4}-\d{2}-\d{2}$/.test(birthDate)) return false;
  const start = { startsAt: new Date(conference.startsAt), timeZone: conference.timeZone };
  return isMinor(birthDate, latestAdultBirth(start, minorBelow));
}

/** Whether a name has letters that are not Latin, so that it is asked for in Latin ones too. */
export const isBeyondLatin = (name: string | undefined): boolean => /[^\p{Script=Latin}\P{L}]/u.test(name ?? '');
