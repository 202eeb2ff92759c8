import { vi } from 'vitest';
import type { FormContent, OpenForm } from '../../../server/registration/forms/forms.contract.ts';
import type { RegistrationForm } from '../../../server/registration/forms/terms.contract.ts';
import type { KeptForm } from '../../../web-components/register/kept-form.ts';
import type { RegisterServer } from '../../../web-components/register/register-server.ts';

export const secret = 's'.repeat(43);

const question = { options: [], isRequired: false, categories: [], isShownAtScan: false };

export const describeForm = (changes: Partial<RegistrationForm> = {}): RegistrationForm => ({
  conference: {
    ...{ name: { en: 'Water Town Conference' }, timeZone: 'UTC' },
    ...{ startsAt: '2026-11-24T00:00:00Z', endsAt: '2026-11-28T00:00:00Z' },
  },
  standing: 'open',
  locales: ['en', 'ar'],
  categories: [
    { category: 'attendee', isFull: false, isReviewed: true },
    { category: 'media', isFull: true, isReviewed: true },
  ],
  companionsAtMost: 2,
  minorBelow: 18,
  asksForPhotograph: false,
  asksForDocument: false,
  questions: [
    { ...question, id: 'meals', label: { en: 'What do you eat?' }, kind: 'text', isRequired: true },
    { ...question, id: 'paper', label: { en: 'For whom do you report?' }, kind: 'text', categories: ['media'] },
  ],
  ...changes,
});

/** All that the form above needs of an adult attendee. */
export const wholeContent: FormContent = {
  ...{ name: 'Ada Lindqvist', country: 'SE', category: 'attendee', birthDate: '1985-03-27' },
  answers: { meals: 'Everything' },
};

export const openedForm = (changes: Partial<OpenForm> = {}): OpenForm => ({
  ...{ revision: 3, locale: 'en', email: 'ada@example.org', content: {}, expiresAt: '2026-12-01T00:00:00Z' },
  ...{ kind: 'new', categories: ['attendee', 'media'] },
  ...changes,
});

export type FakeRegister = { [verb in keyof RegisterServer]: ReturnType<typeof vi.fn> };

export const outcome = { reference: 'R-7K2M-9QXD', submittedAt: '2026-11-01T09:00:00Z', standing: 'waiting' } as const;

/** A server with this form, which takes whatever is saved. */
export function serverWith(form: OpenForm, description = describeForm()): FakeRegister {
  let { revision } = form;
  return {
    describe: vi.fn(async () => description),
    begin: vi.fn(async () => ({ secret, expiresAt: '2026-12-01T00:00:00Z' })),
    open: vi.fn(async () => form),
    save: vi.fn(async () => ({ revision: ++revision })),
    submit: vi.fn(async () => outcome),
    photograph: vi.fn(async () => ({})),
    putPhotograph: vi.fn(async () => ({})),
    removePhotograph: vi.fn(async () => undefined),
  };
}

/** What a window keeps, in memory. */
export function keptIn(start: { secret?: string; content?: FormContent } = {}): KeptForm {
  const kept = { ...start };
  return {
    secret: () => kept.secret,
    keepSecret: (given) => {
      kept.secret = given;
    },
    content: () => kept.content,
    keepContent: (content) => {
      if (content) kept.content = content;
      else delete kept.content;
    },
    forget: () => {
      delete kept.secret;
      delete kept.content;
    },
  };
}
