import { describe, expect, test } from 'vitest';
import { inventDelegates } from '../../ops/demo/people/delegates.ts';
import { seeded } from '../../ops/demo/random.ts';
import { inventApplicants } from '../../ops/demo/registration/applicants.ts';
import { formContent } from '../../server/registration/forms/forms.contract.ts';

const delegates = inventDelegates(seeded('a test'), 400);
const applicants = inventApplicants(seeded('applicants'), 200, delegates);

describe('the people who register by themselves', () => {
  test('are the same for the same seed', () => {
    expect(inventApplicants(seeded('applicants'), 200, delegates)).toEqual(applicants);
  });

  test('are nobody who is registered, and write to domains that belong to nobody', () => {
    const known = new Set(delegates.map(({ name }) => name));
    expect(applicants.filter(({ name }) => known.has(name))).toEqual([]);
    expect(applicants.filter(({ email }) => !/@([a-z]+\.)*example\.(org|net|com)$/.test(email))).toEqual([]);
  });

  test('write what the form takes', () => {
    for (const { name, nameLatin, country, category, affiliation, birthDate, guardian, answers } of applicants) {
      const content = {
        name,
        nameLatin,
        country,
        category,
        affiliation,
        birthDate,
        answers,
        ...(guardian && { guardian }),
      };
      expect(formContent.safeParse(content).error).toBeUndefined();
    }
  });

  test('give a review something to look at: minors, addresses and documents of others, wheelchairs', () => {
    const [emails, documents] = [
      new Set(delegates.map(({ email }) => email)),
      new Set(delegates.map((one) => one.document?.number)),
    ];
    expect(applicants.filter(({ guardian }) => guardian).length).toBeGreaterThan(10);
    expect(applicants.filter(({ email }) => emails.has(email)).length).toBeGreaterThan(10);
    expect(applicants.filter(({ document }) => document && documents.has(document.number)).length).toBeGreaterThan(4);
    expect(applicants.filter(({ answers }) => answers['known-at-gates']).length).toBeGreaterThan(4);
  });
});
