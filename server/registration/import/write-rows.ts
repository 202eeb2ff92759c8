import type { Queryable } from '../../../db/client.ts';
import { hashOfDocument } from '../../identity/documents/hash-document.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import type { Secrets } from '../../kernel/secrets.ts';
import { type ColumnsGiven, type ImportedDelegate, insertNewcomers } from './arrivals.queries.ts';
import type { ImportedRow } from './check-row.ts';
import type { MappedColumn } from './mapping.contract.ts';
import type { RowPlan } from './row-plan.ts';

export interface RowsToWrite {
  rows: readonly ImportedRow[];
  plan: RowPlan;
  /** When the import began: all that it changes has this time. */
  now: Date;
}

/** Registers the rows of one piece of a file that are new, sets aside what changes, and returns who is new. */
export async function writeRows(
  { secrets }: Pick<Dependencies, 'secrets'>,
  tx: Queryable,
  { rows, plan, now }: RowsToWrite,
): Promise<ImportedDelegate[]> {
  const delegates = rows.map((row) => importedDelegate(secrets, row, now));
  const ids = await insertNewcomers(tx, delegates, columnsGiven(plan), now);
  return delegates.filter(({ id }) => ids.has(id));
}

/** What the file says of somebody who is known. */
export function columnsGiven({ columns }: RowPlan): ColumnsGiven {
  const has = (column: MappedColumn) =>
    columns.some((planned) => planned.column === column && planned.sources.length > 0);
  return {
    nameLatin: has('name_latin'),
    country: has('country'),
    category: has('category'),
    affiliation: has('affiliation'),
    birthDate: has('birth_date'),
    documentCountry: has('document_country'),
    documentNumber: has('document_number'),
  };
}

function importedDelegate(secrets: Secrets, row: ImportedRow, now: Date): ImportedDelegate {
  const { line, reference, name, nameLatin, country, category, affiliation, email } = row;
  const { birthDate, documentCountry, documentNumber, status = 'approved', answers = {} } = row;
  const document = documentNumber ? hashOfDocument(secrets, documentCountry ?? '', documentNumber) : undefined;
  return {
    ...{ id: uuidv7(now, line), line, external_reference: reference, name, name_latin: nameLatin, country, category },
    ...{ affiliation, email },
    birth_date: birthDate || null,
    document_country: documentCountry || null,
    document_hex: document?.hash.toString('hex') ?? null,
    document_last4: document?.last4 ?? null,
    status,
    answers: Object.keys(answers).length > 0 ? answers : null,
  };
}
