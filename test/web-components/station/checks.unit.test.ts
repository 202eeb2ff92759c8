import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Checks, decisionFrom, noChecks, readingOf, results } from '../../../web-components/station/checks.ts';
import { waitedWords } from '../../../web-components/station/person-words.ts';
import { td3 } from '../../identity/documents/make-zone.ts';
import { waiting } from './people.ts';

const answered = fc.constantFrom(undefined, true, false);
const bearer = {
  ...{ issuer: 'TUN', number: 'Z0012AB', surname: 'ZOUARI', givenNames: 'SLIM' },
  ...{ birthDate: '850417', expiry: '300311', sex: 'M' as const },
};
const zones = [
  bearer,
  { ...bearer, number: 'Z0012AC' },
  { ...bearer, expiry: '200311' },
  { ...bearer, surname: 'ZOUAR' },
];
const zoneText = fc.constantFrom('', 'P<TUN', ...zones.map((one) => td3(one).join('\n')));
const checked: fc.Arbitrary<Checks> = fc.record({
  face: answered,
  nameAndCountry: answered,
  isInDate: answered,
  last4: fc.constantFrom('', '12', '12AB', '12ab', '99ZZ'),
  number: fc.constantFrom('', 'Z001', 'Z0012AB', 'Z0012AC'),
  country: fc.constantFrom('', 'TN', 'FR'),
  reading: fc.constantFrom(undefined, 'zone' as const, 'number' as const, 'last_four' as const),
  way: fc.constantFrom('document' as const, 'neither' as const),
  zoneBy: fc.constantFrom('typed' as const, 'reader' as const, 'camera' as const),
  nameBecause: fc.constantFrom('', ' ', 'short form'),
  zoneText,
});
const byFour = { reading: 'last_four' } as const;
const registered = waiting(1, { birthDate: '1985-04-17' });

describe('"Verified"', () => {
  it('opens only when the face, the document and the name have all been found to agree', () => {
    fc.assert(
      fc.property(checked, (checks) => {
        const decision = decisionFrom(registered, checks);
        const isOpen = checks.way === 'document' && results(registered, checks).every((result) => result === true);
        expect(decision !== undefined).toBe(isOpen);
        if (decision?.method !== 'document') return;
        const { document } = decision;
        expect(checks.face).toBe(true);
        if (document.reading === 'last_four') expect(document.last4.toUpperCase()).toBe('12AB');
        else if (document.reading === 'number')
          expect(document).toEqual({ reading: 'number', country: 'TN', number: 'Z0012AB', isInDate: true });
        else expect([td3(bearer), td3({ ...bearer, surname: 'ZOUAR' })]).toContainEqual(document.lines);
      }),
      { numRuns: 3000 },
    );
  });

  it('sends the characters that were typed, for the server to compare as well', () => {
    const checks = { ...noChecks, ...byFour, face: true, nameAndCountry: true, last4: '12AB' };
    expect(decisionFrom(registered, checks)).toMatchObject({
      method: 'document',
      document: { reading: 'last_four', last4: '12AB' },
    });
  });

  it('opens by no four characters where a document is shown each time, also for who had chosen them before', () => {
    const each = { ...registered, needsDocument: true as const };
    const checks = { ...noChecks, face: true, nameAndCountry: true, last4: '12AB', reading: 'last_four' as const };
    expect(decisionFrom(registered, checks)).toBeDefined();
    expect(decisionFrom(each, checks)).toBeUndefined();
    expect(decisionFrom(each, { ...checks, zoneText: td3(bearer).join('\n') })).toMatchObject({
      document: { reading: 'typed' },
    });
  });

  it('says nothing of a number that is still being typed', () => {
    expect(results(registered, { ...noChecks, ...byFour, last4: '12A' })[1]).toBeUndefined();
    expect(results(registered, { ...noChecks, ...byFour, last4: '12AC' })[1]).toBe(false);
  });
});

describe('the lines of a document', () => {
  it('are what an officer goes by who has chosen nothing else, registered or not', () => {
    const { documentLast4: _l, documentCountry: _c, ...nobody } = registered;
    for (const person of [registered, nobody]) expect(readingOf(person, noChecks)).toBe('zone');
  });

  const read = (one: typeof bearer, more = {}) =>
    ({ ...noChecks, reading: 'zone', zoneText: td3(one).join('\n'), ...more }) as Checks;

  it('that are not whole yet say nothing', () => {
    expect(results(registered, { ...read(bearer), zoneText: 'P<TUNZOUARI<<SLIM' }).slice(1)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('answer for the name too', () => {
    expect(results(registered, read(bearer)).slice(1)).toEqual([true, true]);
  });

  it.each([
    ['is another one', { number: 'Z0012AC' }, [false, true]],
    ['is over', { expiry: '200311' }, [false, true]],
    ['has another birth date', { birthDate: '850418' }, [false, true]],
    ['has another country', { issuer: 'FRA' }, [false, true]],
    ['has another name', { surname: 'BENALI' }, [true, false]],
  ])('of a document that %s do not agree', (_, other, expected) => {
    expect(results(registered, read({ ...bearer, ...other })).slice(1)).toEqual(expected);
  });

  it('whose name is spelled otherwise agree once the officer says why', () => {
    const checks = read({ ...bearer, surname: 'ZOUARY' }, { face: true, nameBecause: 'Written otherwise' });
    expect(decisionFrom(registered, checks)).toMatchObject({ nameBecause: 'Written otherwise' });
  });

  it('are compared with nothing where no document was registered, and verify', () => {
    const { documentLast4: _l, documentCountry: _c, ...nobody } = registered;
    expect(results(nobody, read({ ...bearer, number: 'Q99' })).slice(1)).toEqual([true, true]);
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
