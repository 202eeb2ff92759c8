// shared with pages: pure
import { parse } from 'mrz';
import { countryOfIssuer, isIssuer } from './country-codes.ts';

/**
 * What can be wrong with a zone: its shape as a whole, what kind of document it is of, who issued it, or one of the parts
 * that a check digit covers; `whole` is the digit over all of them.
 */
export const zoneFaults = [
  'shape',
  'kind',
  'issuer',
  'number',
  'birth_date',
  'expiry',
  'personal_number',
  'whole',
  'name',
] as const;
export type ZoneFault = (typeof zoneFaults)[number];

/** What a machine-readable zone (ICAO Doc 9303) says, all of whose check digits agree. */
export interface Zone {
  /** ISO 3166-1 alpha-2; none where who issued it is no country. */
  readonly country: string | undefined;
  readonly number: string;
  /** `YYMMDD`; what is not known of it is `<<`. */
  readonly birthDate: string | undefined;
  /** `YYMMDD`; none where the zone does not say, as that of French identity cards. */
  readonly expiry: string | undefined;
  readonly surname: string;
  readonly givenNames: string;
  /** The name fills its field: its end may have been cut off. */
  readonly isNameCut: boolean;
}

export type ReadZone =
  | { readonly zone: Zone; readonly faults: readonly [] }
  | { readonly zone?: undefined; readonly faults: readonly ZoneFault[] };

type Parsed = ReturnType<typeof parse>;
type Detail = Parsed['details'][number];

/** Which fault a part of the zone that is not as it should be comes to. */
const faultOfField: Partial<Record<NonNullable<Detail['field']>, ZoneFault>> = {
  documentCode: 'kind',
  issuingState: 'issuer',
  documentNumber: 'number',
  documentNumberCheckDigit: 'number',
  birthDate: 'birth_date',
  birthDateCheckDigit: 'birth_date',
  expirationDate: 'expiry',
  expirationDateCheckDigit: 'expiry',
  personalNumber: 'personal_number',
  personalNumberCheckDigit: 'personal_number',
  compositeCheckDigit: 'whole',
};

/** Nationality and sex are not compared; names are parted here, for the library fails where a surname leaves no room. */
const passedOver: ReadonlySet<Detail['field']> = new Set(['nationality', 'sex', 'lastName', 'firstName']);

/** Reads two or three lines. Says of each part whether it is as it should be, and tells what they say only when all are. */
export function readZone(lines: readonly string[]): ReadZone {
  const parsed = parsedOf(lines);
  if (!parsed) return { faults: ['shape'] };
  const faults = new Set<ZoneFault>();
  for (const { field, valid } of parsed.details) {
    if (!valid && field && !passedOver.has(field)) faults.add(faultOfField[field] ?? 'shape');
  }
  const name = nameIn(lines, parsed);
  if (!/^[A-Z<]+$/.test(name.whole)) faults.add('name');
  const issuer = issuerOf(parsed);
  if (!isIssuer(issuer)) faults.add('issuer');
  if (!isNumberWhole(lines, parsed)) faults.add('number');
  if (faults.size > 0) return { faults: zoneFaults.filter((fault) => faults.has(fault)) };
  const { fields, documentNumber } = parsed;
  const zone = {
    country: countryOfIssuer(issuer),
    number: (documentNumber ?? '').replace(/[^A-Z0-9]/g, ''),
    birthDate: fields.birthDate ?? undefined,
    expiry: fields.expirationDate ?? undefined,
    ...{ surname: name.surname, givenNames: name.givenNames, isNameCut: !name.whole.endsWith('<') },
  };
  return { zone, faults: [] };
}

function parsedOf(lines: readonly string[]): Parsed | undefined {
  if (!lines.every((line) => /^[A-Z0-9<]+$/.test(line))) return undefined;
  try {
    return parse(lines);
  } catch {
    // The library throws where the lines are of no format that it knows.
    return undefined;
  }
}

const issuerOf = ({ fields }: Parsed): string => (fields.issuingState ?? '').trim();

/**
 * A number of more than nine characters goes on in the optional field (Doc 9303-5, 4.2.2.1), and the place of its check
 * digit holds a filler. The library takes such a filler for that also where nothing goes on.
 */
function isNumberWhole(lines: readonly string[], { format }: Parsed): boolean {
  const [first = '', second = ''] = lines;
  if (format === 'TD1' && first[14] === '<') return /^[A-Z0-9]*[0-9]</.test(first.slice(15));
  if (format === 'TD2' && second[9] === '<') return /^[A-Z0-9]*[0-9]</.test(second.slice(28, 35));
  return format !== 'TD3' || second[9] !== '<';
}

/** The field of the name, and its two parts: surname and given names, parted by two fillers, or each in a field of its own. */
function nameIn(lines: readonly string[], { details }: Parsed) {
  const [family = '', given = ''] = (['lastName', 'firstName'] as const).map((name) => {
    const place = details.find(({ field }) => field === name)?.ranges[0];
    return place ? (lines[place.line] ?? '').slice(place.start, place.end) : '';
  });
  const [surname = '', ...rest] = family === given ? family.split('<<') : [family, given];
  return { whole: family, surname: spaced(surname), givenNames: spaced(rest.join(' ')) };
}

const spaced = (text: string): string => text.replace(/[< ]+/g, ' ').trim();
