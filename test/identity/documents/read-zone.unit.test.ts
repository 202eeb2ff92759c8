import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryOfIssuer } from '../../../server/identity/documents/country-codes.ts';
import { readZone } from '../../../server/identity/documents/read-zone.ts';
import { anybody, type Bearer, makers, td1, td3, worthOf } from './make-zone.ts';

const polish: Bearer = {
  issuer: 'POL',
  number: 'EK4821773',
  surname: 'WIERZBOWSKI RADZISZEWSKI',
  givenNames: 'TOMASZ',
  birthDate: '850417',
  expiry: '290311',
  sex: 'M',
};

const characters = [...'<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const formats = fc.constantFrom('td1' as const, 'td2' as const, 'td3' as const);

describe('a machine-readable zone', () => {
  it('of a passport says who issued it, its number, its days and the name', () => {
    expect(readZone(td3(polish)).zone).toEqual({
      country: 'PL',
      number: 'EK4821773',
      birthDate: '850417',
      expiry: '290311',
      surname: 'WIERZBOWSKI RADZISZEWSKI',
      givenNames: 'TOMASZ',
      isNameCut: false,
    });
  });

  it('made of anybody says what it was made of, in each format', () => {
    fc.assert(
      fc.property(anybody(), formats, (bearer, format) => {
        const { zone } = readZone(makers[format](bearer));
        expect(zone).toMatchObject({
          country: countryOfIssuer(bearer.issuer),
          ...{ number: bearer.number, birthDate: bearer.birthDate, expiry: bearer.expiry },
        });
        const length = { td1: 30, td2: 31, td3: 39 }[format];
        const whole = `${bearer.surname}  ${bearer.givenNames}`;
        const { surname, givenNames } = bearer;
        if (whole.length <= length) expect(zone).toMatchObject({ surname, givenNames });
        expect(zone?.isNameCut).toBe(whole.length >= length && whole[length - 1] !== ' ');
      }),
    );
  });

  it('of a card may have a number of up to 22 characters', () => {
    fc.assert(
      fc.property(anybody(22), (bearer) => {
        expect(readZone(td1(bearer)).zone?.number).toBe(bearer.number);
      }),
    );
  });

  it('of those who are no country says so, and Germany is DE', () => {
    expect(readZone(td3({ ...polish, issuer: 'UNO' })).zone?.country).toBeUndefined();
    expect(readZone(td3({ ...polish, issuer: 'D' })).zone?.country).toBe('DE');
    expect(readZone(td3({ ...polish, issuer: 'QQQ' })).faults).toEqual(['issuer']);
  });

  it('of a French identity card has a number of twelve and does not say how long it is valid', () => {
    const french = ['IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<', '8806923102858CORINNE<<<<<<<6512068F6'];
    expect(readZone(french).zone).toMatchObject({ country: 'FR', number: '880692310285', birthDate: '651206' });
    expect(readZone(french).zone?.expiry).toBeUndefined();
  });

  it.each([
    ['number', (lines: string[]) => swap(lines, 1, 8, '4'), ['number', 'whole']],
    ['birth date', (lines: string[]) => swap(lines, 1, 14, '6'), ['birth_date', 'whole']],
    ['expiry', (lines: string[]) => swap(lines, 1, 22, '8'), ['expiry', 'whole']],
    ['digit over all', (lines: string[]) => swap(lines, 1, 43, '1'), ['whole']],
    ['kind of document', (lines: string[]) => swap(lines, 0, 0, 'V'), ['kind']],
    ['length', ([one = '', two = '']: string[]) => [one, two.slice(1)], ['shape']],
  ])('whose %s is wrong says which', (_, spoil, faults) => {
    const zone = td3(polish);
    expect(readZone(spoil(zone)).faults).toEqual(faults);
  });

  /** The values of two characters that the weights 7, 3 and 1 cannot tell apart are equal modulo ten: 1, B, L and V. */
  const areAlike = (one: string, other: string) => worthOf(one) % 10 === worthOf(other) % 10;

  it('in which one covered character is another is found out, but where check digits cannot tell the two apart', () => {
    fc.assert(
      fc.property(anybody(9), formats, fc.nat(), fc.constantFrom(...characters), (bearer, format, place, char) => {
        const lines = makers[format](bearer);
        const covered = placesCovered[format];
        const [line, column] = covered[place % covered.length]!;
        const was = lines[line]![column]!;
        fc.pre(was !== char && !areAlike(was, char));
        expect(readZone(swap(lines, line, column, char)).zone).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });

  it('is not found out where one of 1, B, L and V stands for another in the number: its comparison is', () => {
    const lines = td3({ ...polish, number: 'B12345678' });
    expect(readZone(swap(lines, 1, 0, 'L')).zone?.number).toBe('L12345678');
  });

  it('of a card has no long number where a filler stands for its check digit and nothing goes on', () => {
    const lines = td1({ ...polish, number: 'AAAAA' });
    expect(lines[0]?.[14]).toBe('0');
    expect(readZone(swap(lines, 0, 14, '<')).faults).toEqual(['number']);
  });

  it('is never read out of anything at all without a word of what is wrong', () => {
    const anything = fc.array(fc.string({ unit: fc.constantFrom(...characters), minLength: 0, maxLength: 45 }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(anything, (lines) => {
        const { zone, faults } = readZone(lines);
        expect(faults.length > 0).toBe(zone === undefined);
      }),
    );
  });
});

function swap(lines: readonly string[], line: number, column: number, char: string): string[] {
  return lines.map((text, at) => (at === line ? text.slice(0, column) + char + text.slice(column + 1) : text));
}

const columns = (line: number, from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => [line, from + at] as const);

/** Number, birth date, expiry, the optional fields and the check digits themselves. */
const placesCovered = {
  td1: [...columns(0, 5, 30), ...columns(1, 0, 7), ...columns(1, 8, 15), ...columns(1, 18, 30)],
  td2: [...columns(1, 0, 10), ...columns(1, 13, 20), ...columns(1, 21, 36)],
  td3: [...columns(1, 0, 10), ...columns(1, 13, 20), ...columns(1, 21, 44)],
};
