import { describe, expect, it } from 'vitest';
import { faultsLeft } from '../../../web-components/register/faults-left.ts';
import { findFaults } from '../../../web-components/register/find-faults.ts';
import { isBeyondLatin, needsGuardian, stepOfPath, stepsOf } from '../../../web-components/register/form-steps.ts';
import { describeForm, openedForm, wholeContent } from './forms.ts';

const description = describeForm();
const paths = (...args: Parameters<typeof findFaults>) =>
  findFaults(...args).map(({ path, code }) => `${path} ${code}`);

describe('the pages of a form', () => {
  it('are those for what is asked, and no others', () => {
    const form = openedForm();
    expect(stepsOf({ description, form }, {})).toEqual(['person', 'role', 'questions', 'check']);
    const more = describeForm({ asksForDocument: true, asksForPhotograph: true, questions: [] });
    expect(stepsOf({ description: more, form }, {})).toEqual(['person', 'role', 'document', 'photograph', 'check']);
  });

  it('leave out the choice where there is none', () => {
    expect(stepsOf({ description, form: openedForm({ categories: ['media'] }) }, {})).not.toContain('role');
  });

  it('are found again by where a fault is', () => {
    expect(['guardian.phone', 'answers.meals', 'documentNumber', 'nameLatin'].map(stepOfPath)).toEqual([
      ...['person', 'questions', 'document', 'person'],
    ]);
  });
});

describe('what is told before anything is sent', () => {
  it('is nothing of a form that is whole', () => {
    for (const step of ['person', 'role', 'questions'] as const) {
      expect(findFaults(step, description, wholeContent)).toEqual([]);
    }
  });

  it('is each field that is missing', () => {
    expect(paths('person', description, {})).toEqual([
      'name value_missing',
      'country value_missing',
      'birthDate value_missing',
    ]);
    expect(paths('questions', description, {})).toEqual(['answers.meals value_missing']);
  });

  it('is a name in Latin letters for whoever writes theirs in others', () => {
    expect(paths('person', description, { ...wholeContent, name: '陆潇' })).toEqual(['nameLatin value_missing']);
    expect(paths('person', description, { ...wholeContent, name: '陆潇', nameLatin: '陆' })).toEqual([
      'nameLatin name_not_latin',
    ]);
    expect(['Ğ', 'O’Brien-Ñ', '陆', 'Д'].map(isBeyondLatin)).toEqual([false, false, true, true]);
  });

  it('is a day that no calendar has', () => {
    expect(paths('person', description, { ...wholeContent, birthDate: '1985-02-30' })).toEqual([
      'birthDate date_malformed',
    ]);
    expect(paths('person', description, { ...wholeContent, birthDate: '1985--' })).toEqual([
      'birthDate date_malformed',
    ]);
  });

  it('is the guardian of a minor, who is one until the birthday that falls on the first day', () => {
    expect(needsGuardian(description, '2008-11-24')).toBe(false);
    expect(needsGuardian(description, '2008-11-25')).toBe(true);
    const minor = { ...wholeContent, birthDate: '2010-05-01' };
    expect(paths('person', description, minor)).toEqual(['guardian guardian_missing']);
    expect(paths('person', description, { ...minor, guardian: { name: 'Eva' } })).toEqual([
      'guardian.phone value_missing',
    ]);
    expect(paths('person', description, { ...minor, guardian: { delegate: 'R-1' } })).toEqual([]);
  });
});

it('who mends a field is not told of it any longer, and of the others still', () => {
  const faults = ['name', 'answers.meals', 'answers.paper'].map((path) => ({ path, code: 'value_missing' as const }));
  const before = { answers: { meals: '' } };
  const now = { answers: { meals: 'Everything' } };
  expect(faultsLeft(faults, before, now).map(({ path }) => path)).toEqual(['name', 'answers.paper']);
});
