import fc from 'fast-check';

/** ICAO Doc 9303-3, 4.9: weights 7, 3, 1; A is 10, Z 35, the filler 0. */
export function checkDigit(text: string): string {
  const weights = [7, 3, 1];
  const sum = [...text].reduce((total, char, at) => total + worthOf(char) * (weights[at % 3] ?? 0), 0);
  return String(sum % 10);
}

export const worthOf = (char: string): number =>
  char === '<' ? 0 : /\d/.test(char) ? Number(char) : char.charCodeAt(0) - 55;

export interface Bearer {
  readonly issuer: string;
  readonly number: string;
  readonly surname: string;
  readonly givenNames: string;
  /** YYMMDD. */
  readonly birthDate: string;
  readonly expiry: string;
  readonly sex: 'M' | 'F' | '<';
}

export const anna: Bearer = {
  issuer: 'UTO',
  number: 'L898902C3',
  surname: 'ERIKSSON',
  givenNames: 'ANNA MARIA',
  birthDate: '740812',
  expiry: '300415',
  sex: 'F',
};

const fill = (text: string, length: number) => text.replaceAll(' ', '<').slice(0, length).padEnd(length, '<');
const named = ({ surname, givenNames }: Bearer, length: number) =>
  fill(`${surname.replaceAll(' ', '<')}<<${givenNames}`, length);
const digited = (text: string) => text + checkDigit(text);

/** A passport: two lines of 44. */
export function td3(bearer: Bearer, personalNumber = ''): string[] {
  const number = digited(fill(bearer.number, 9));
  const [born, over] = [digited(bearer.birthDate), digited(bearer.expiry)];
  const personal = digited(fill(personalNumber, 14));
  const whole = checkDigit(number + born + over + personal);
  return [
    `P<${fill(bearer.issuer, 3)}${named(bearer, 39)}`,
    `${number}${fill(bearer.issuer, 3)}${born}${bearer.sex}${over}${personal}${whole}`,
  ];
}

/** A larger card: two lines of 36. */
export function td2(bearer: Bearer): string[] {
  const number = digited(fill(bearer.number, 9));
  const [born, over] = [digited(bearer.birthDate), digited(bearer.expiry)];
  const optional = fill('', 7);
  return [
    `I<${fill(bearer.issuer, 3)}${named(bearer, 31)}`,
    `${number}${fill(bearer.issuer, 3)}${born}${bearer.sex}${over}${optional}${checkDigit(number + born + over + optional)}`,
  ];
}

/** A card: three lines of 30. A number of more than nine characters goes on behind a filler. */
export function td1(bearer: Bearer): string[] {
  const { number } = bearer;
  const upper =
    number.length > 9
      ? fill(`${number.slice(0, 9)}<${number.slice(9)}${checkDigit(`${number.slice(0, 9)}<${number.slice(9)}`)}`, 25)
      : fill(digited(fill(number, 9)), 25);
  const [born, over] = [digited(bearer.birthDate), digited(bearer.expiry)];
  const optional = fill('', 11);
  return [
    `I<${fill(bearer.issuer, 3)}${upper}`,
    `${born}${bearer.sex}${over}${fill(bearer.issuer, 3)}${optional}${checkDigit(upper + born + over + optional)}`,
    named(bearer, 30),
  ];
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const lettersAndDigits = `${letters}0123456789`;
const textOf = (alphabet: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });
const two = (min: number, max: number) => fc.integer({ min, max }).map((n) => String(n).padStart(2, '0'));
const day = fc.tuple(two(0, 99), two(1, 12), two(1, 28)).map((parts) => parts.join(''));
const name = fc.array(textOf(letters, 1, 10), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));

export const issuers = ['D', 'POL', 'CHN', 'FRA', 'IND', 'SWE', 'UNO', 'XXA', 'GBN', 'RKS', 'NPL'];

/** Anybody, whose number has at most so many characters. */
export const anybody = (longestNumber = 9): fc.Arbitrary<Bearer> =>
  fc.record({
    issuer: fc.constantFrom(...issuers),
    number: textOf(lettersAndDigits, 5, longestNumber),
    surname: name,
    givenNames: name,
    birthDate: day,
    expiry: day,
    sex: fc.constantFrom('M' as const, 'F' as const, '<' as const),
  });

export const makers = { td1, td2, td3 };
