import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Checks, decisionFrom, noChecks, results } from '../../../web-components/station/checks.ts';
import { waitedWords } from '../../../web-components/station/person-words.ts';
import { waiting } from './people.ts';

const answered = fc.constantFrom(undefined, true, false);
const checked: fc.Arbitrary<Checks> = fc.record({
  face: answered,
  nameAndCountry: answered,
  documentLast4: fc.constantFrom('', '12', '12AB', '12ab', '99ZZ', 'EK482'),
});

describe('"Verified"', () => {
  it('opens only when the face, the document and the name have all been found to agree', () => {
    fc.assert(
      fc.property(checked, fc.constantFrom(undefined, '12AB'), (checks, documentLast4) => {
        const person = documentLast4 ? waiting(1) : (({ documentLast4: _, ...rest }) => rest)(waiting(1));
        const decision = decisionFrom(person, checks);
        const hasDocument = documentLast4
          ? checks.documentLast4.toUpperCase() === documentLast4
          : checks.documentLast4.length >= 5;
        expect(decision !== undefined).toBe(checks.face === true && checks.nameAndCountry === true && hasDocument);
      }),
    );
  });

  it('sends the characters that were typed, for the server to compare as well', () => {
    const checks = { face: true, nameAndCountry: true, documentLast4: '12AB' };
    expect(decisionFrom(waiting(1), checks)).toMatchObject({
      method: 'document',
      document: { reading: 'last_four', last4: '12AB' },
    });
  });

  it('says nothing of a number that is still being typed', () => {
    expect(results(waiting(1), { ...noChecks, documentLast4: '12A' })[1]).toBeUndefined();
    expect(results(waiting(1), { ...noChecks, documentLast4: '12AC' })[1]).toBe(false);
  });
});

it.each([
  [0, '0:00'],
  [9_999, '0:09'],
  [166_000, '2:46'],
  [3_600_000 + 61_000, '1:01:01'],
])('after %i ms a person has waited %s', (ms, words) => {
  const at = '2026-11-20T08:00:00.000Z';
  expect(waitedWords(at, Date.parse(at) + ms)).toBe(words);
});
