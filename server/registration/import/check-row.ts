import { type DelegateCategory, type RegistrationStatus, registrationStatuses } from '../../../db/vocabulary.ts';
import type { AnswerValue } from '../forms/forms.contract.ts';
import { beginningOf } from './beginning-of.ts';
import { checkAnswerCells } from './check-answer-cells.ts';
import { type CheckedDelegate, checkCell } from './check-delegate.ts';
import type { CsvRow } from './csv-reader.ts';
import type { ImportFault } from './import.contract.ts';
import type { MappedColumn } from './mapping.contract.ts';
import { type OnReading, type ReadRow, readCells } from './read-cells.ts';
import { headingOf, type RowPlan } from './row-plan.ts';

export interface RowTerms {
  plan: RowPlan;
  /** A day such as 2026-11-20, in UTC: dates of birth lie before it. */
  today: string;
  /** Line of each reference of the file so far; the row's own is added. */
  linesByReference: Map<string, number>;
  onReading: OnReading;
}

/** A delegate of the file, with what a mapping brings besides. */
export interface ImportedRow extends CheckedDelegate {
  /** Of the file. */
  line: number;
  status?: RegistrationStatus | undefined;
  answers?: Record<string, AnswerValue> | undefined;
}

export type CheckedRow = { delegate: ImportedRow } | { faults: ImportFault[] } | { isLeftOut: true };

type Values = ReadRow['values'];

/** A row as a delegate, or all that is wrong with it; or that it is none. */
export function checkRow(row: CsvRow, terms: RowTerms): CheckedRow {
  const { plan, today } = terms;
  if (row.cells.length !== plan.width) return { faults: [wrongCellCount(row, plan)] };
  const read = readCells(row.cells, plan, terms.onReading);
  if (read.isLeftOut) return { isLeftOut: true };
  const values: Values = {};
  const faults: ImportFault[] = [];
  for (const [column, raw] of Object.entries(read.values) as [MappedColumn, string][]) {
    const checked = column === 'status' ? checkStatus(raw) : checkCell(column, raw, today);
    if ('value' in checked) values[column] = checked.value;
    else faults.push({ line: row.line, column: headingOf(column, plan), found: foundIn(column, raw), ...checked });
  }
  const answered = checkAnswerCells(row, plan.answers);
  faults.push(
    ...checkDocument(row, values, read.values),
    ...checkReference(row, values.reference, terms),
    ...answered.faults,
  );
  if (faults.length > 0) return { faults };
  const answers = plan.answers.length > 0 ? answered.answers : undefined;
  const status = (values.status || undefined) as RegistrationStatus | undefined;
  return { delegate: { ...delegateOf(values), line: row.line, status, answers } };
}

function checkStatus(raw: string) {
  if (raw === '' || registrationStatuses.some((status) => status === raw)) return { value: raw };
  return { code: 'status_unknown', needed: `One of ${registrationStatuses.join(', ')}: say what this word means` };
}

function wrongCellCount({ line, cells }: CsvRow, { width, columns }: RowPlan): ImportFault {
  const isShort = cells.length < width;
  const needed = `${width} cells, one for each heading; this row has ${cells.length}`;
  const lacking = columns.flatMap(({ sources }) => sources).find(({ index }) => index === cells.length);
  return {
    line,
    column: isShort ? (lacking?.heading ?? String(cells.length + 1)) : String(width + 1),
    found: '',
    code: isShort ? 'cells_missing' : 'cells_surplus',
    needed,
    hint: String(width),
  };
}

function checkDocument({ line }: CsvRow, values: Values, read: Values): ImportFault[] {
  if (!values.document_number || (read.document_country ?? '').trim() !== '') return [];
  const needed = 'The country that issued the document whose number is given';
  return [{ line, column: 'document_country', found: '', code: 'document_country_missing', needed }];
}

function checkReference(
  { line }: CsvRow,
  reference: string | undefined,
  { linesByReference, plan }: RowTerms,
): ImportFault[] {
  if (reference === undefined) return [];
  const before = linesByReference.get(reference);
  if (before === undefined) {
    linesByReference.set(reference, line);
    return [];
  }
  const needed = `A reference of its own: line ${before} has the same one`;
  const column = headingOf('reference', plan);
  return [{ line, column, found: reference, code: 'reference_repeated', needed, hint: String(before) }];
}

/** The beginning of a cell, to find it by. A document number is shown to nobody, not even when it is wrong. */
export function foundIn(column: string, raw: string): string {
  if (column === 'document_number') return '';
  const text = raw.slice(0, 200).replace(/\p{Cc}/gu, '\ufffd');
  return text.length > 80 ? `${beginningOf(text, 79)}…` : text;
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
