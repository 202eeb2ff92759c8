import type { DelegateCategory } from '../../../db/vocabulary.ts';
import { type CheckedDelegate, checkCell } from './check-delegate.ts';
import type { CsvRow } from './csv-reader.ts';
import type { ImportFault } from './import.contract.ts';
import type { ImportColumn } from './mapping.contract.ts';

export interface RowTerms {
  /** The columns in the file's order. */
  columns: readonly ImportColumn[];
  /** A day such as 2026-11-20, in UTC: dates of birth lie before it. */
  today: string;
  /** Line of each reference of the file so far; the row's own is added. */
  linesByReference: Map<string, number>;
}

type Values = Partial<Record<ImportColumn, string>>;

/** A row as a delegate, or all that is wrong with it. */
export function checkRow(row: CsvRow, terms: RowTerms): { delegate: CheckedDelegate } | { faults: ImportFault[] } {
  const { columns, today } = terms;
  if (row.cells.length !== columns.length) return { faults: [wrongCellCount(row, columns)] };
  const values: Values = {};
  const faults: ImportFault[] = [];
  for (const [i, column] of columns.entries()) {
    const raw = row.cells[i] ?? '';
    const checked = checkCell(column, raw, today);
    if ('value' in checked) values[column] = checked.value;
    else faults.push({ line: row.line, column, found: foundIn(column, raw), ...checked });
  }
  faults.push(...checkDocument(row, values, columns), ...checkReference(row, values.reference, terms));
  return faults.length > 0 ? { faults } : { delegate: delegateOf(values) };
}

function wrongCellCount({ line, cells }: CsvRow, columns: readonly ImportColumn[]): ImportFault {
  const isShort = cells.length < columns.length;
  const needed = `${columns.length} cells, one for each heading; this row has ${cells.length}`;
  const column = isShort ? (columns[cells.length] ?? '') : String(columns.length + 1);
  return {
    line,
    column,
    found: '',
    code: isShort ? 'cells_missing' : 'cells_surplus',
    needed,
    hint: String(columns.length),
  };
}

function checkDocument({ line }: CsvRow, values: Values, columns: readonly ImportColumn[]): ImportFault[] {
  const hasNoCountry = values.document_country === '' || !columns.includes('document_country');
  if (!values.document_number || !hasNoCountry) return [];
  const needed = 'The country that issued the document whose number is given';
  return [{ line, column: 'document_country', found: '', code: 'document_country_missing', needed }];
}

function checkReference(
  { line }: CsvRow,
  reference: string | undefined,
  { linesByReference }: RowTerms,
): ImportFault[] {
  if (reference === undefined) return [];
  const before = linesByReference.get(reference);
  if (before === undefined) {
    linesByReference.set(reference, line);
    return [];
  }
  const needed = `A reference of its own: line ${before} has the same one`;
  return [{ line, column: 'reference', found: reference, code: 'reference_repeated', needed, hint: String(before) }];
}

/** The beginning of a cell, to find it by. A document number is shown to nobody, not even when it is wrong. */
function foundIn(column: ImportColumn, raw: string): string {
  if (column === 'document_number') return '';
  const text = raw.replace(/\p{Cc}/gu, '\ufffd');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function delegateOf(values: Values): CheckedDelegate {
  return {
    reference: values.reference ?? '',
    name: values.name ?? '',
    nameLatin: values.name_latin ?? '',
    country: values.country ?? '',
    category: (values.category ?? '') as DelegateCategory,
    affiliation: values.affiliation ?? '',
    email: values.email ?? '',
    birthDate: values.birth_date,
    documentCountry: values.document_country,
    documentNumber: values.document_number,
  };
}
