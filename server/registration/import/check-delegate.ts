import { type DelegateCategory, delegateCategories } from '../../../db/vocabulary.ts';
import { isOverloaded, turnsDirection } from '../../kernel/values.contract.ts';
import { countryMeant, isoCountries } from '../iso-countries.ts';
import type { ImportFault } from './import.contract.ts';
import type { ImportColumn } from './mapping.contract.ts';

/** A row that may go into the register. A column that the file does not have is absent, an empty cell is empty. */
export interface CheckedDelegate {
  reference: string;
  name: string;
  nameLatin: string;
  country: string;
  category: DelegateCategory;
  affiliation: string;
  email: string;
  birthDate?: string | undefined;
  documentCountry?: string | undefined;
  documentNumber?: string | undefined;
}

/** What is wrong with one cell. */
export type CellFault = Pick<ImportFault, 'code' | 'needed' | 'hint'>;
type Checked = { value: string } | CellFault;

const fault = (code: string, needed: string, hint?: string): CellFault => ({ code, needed, ...(hint && { hint }) });
const good = (value: string): Checked => ({ value });

/** Bytes of one cell. */
const maxCellBytes = 4096;

const isUnwanted = (cell: string): boolean => /\p{Cc}/u.test(cell) || turnsDirection.test(cell);

const shortText = (maxLength: number) => (cell: string) =>
  [...cell].length > maxLength ? fault('too_long', `At most ${maxLength} characters`, String(maxLength)) : good(cell);

const country = (cell: string): Checked => {
  const code = cell.toUpperCase();
  if (isoCountries.has(code)) return good(code);
  const meant = countryMeant(cell);
  return fault(
    'country_unknown',
    meant ? `Two letters of ISO 3166, here ${meant}` : 'Two letters of ISO 3166, as NP',
    meant,
  );
};

const category = (cell: string): Checked => {
  const word = cell.toLowerCase();
  return delegateCategories.some((known) => known === word)
    ? good(word)
    : fault('category_unknown', `One of ${delegateCategories.join(', ')}`);
};

const latinName = (cell: string): Checked =>
  /[^\p{Script=Latin}\P{L}]/u.test(cell)
    ? fault('name_not_latin', 'The name in Latin letters, as in a passport')
    : shortText(200)(cell);

const email = (cell: string): Checked => {
  const isAddress = /^[^\s@"(),:;<>[\]\\]{1,64}@[^\s@"(),:;<>[\]\\.]+(\.[^\s@"(),:;<>[\]\\.]+)+$/u.test(cell);
  return isAddress && cell.length <= 254
    ? good(cell)
    : fault('email_malformed', 'An e-mail address, as name@example.org');
};

const birthDate = (cell: string, today: string): Checked => {
  const isReal = /^\d{4}-\d{2}-\d{2}$/.test(cell) && new Date(`${cell}T00:00:00Z`).toJSON()?.startsWith(cell);
  if (!isReal) return fault('date_malformed', 'A day of the calendar, as 1985-03-27');
  return cell > '1900-01-01' && cell < today ? good(cell) : fault('date_not_past', 'A day in the past, after 1900');
};

const documentNumber = (cell: string): Checked => {
  const number = cell
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
  return /^[A-Z0-9]{5,30}$/.test(number)
    ? good(number)
    : fault('document_number_malformed', 'The number as on the document: 5 to 30 letters A to Z and digits');
};

const checks: Record<ImportColumn, (cell: string, today: string) => Checked> = {
  name: shortText(200),
  name_latin: latinName,
  country,
  category,
  affiliation: shortText(300),
  email,
  reference: shortText(64),
  birth_date: birthDate,
  document_country: country,
  document_number: documentNumber,
};

const mayBeEmpty: ReadonlySet<ImportColumn> = new Set([
  'affiliation',
  'birth_date',
  'document_country',
  'document_number',
]);

/** One cell, composed (NFC) and on one line, checked by its column. `today` is a day such as 2026-11-20, in UTC. */
export function checkCell(column: ImportColumn, raw: string, today: string): Checked {
  if (Buffer.byteLength(raw) > maxCellBytes)
    return fault('too_long', `At most ${maxCellBytes} bytes`, String(maxCellBytes));
  const cell = raw.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (cell === '') return mayBeEmpty.has(column) ? good('') : fault('value_missing', 'A value: it may not be empty');
  if (isUnwanted(cell)) {
    return fault('characters_not_allowed', 'One line of text, without characters for control or direction');
  }
  if (isOverloaded(cell)) return fault('marks_too_many', 'Four marks on one letter at most');
  return checks[column](cell, today);
}
