import type { Queryable } from '../../../db/client.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import type { Secrets } from '../../kernel/secrets.ts';
import { hashOfDocument } from '../document-hash.ts';
import type { ImportedRow } from './check-row.ts';
import {
  type ColumnsGiven,
  type ImportedDelegate,
  touchDelegates,
  upsertAnswers,
  upsertDelegates,
  type Written,
} from './imports.queries.ts';
import type { MappedColumn } from './mapping.contract.ts';
import type { RowPlan } from './row-plan.ts';

export interface RowsToWrite {
  rows: readonly ImportedRow[];
  plan: RowPlan;
  /** When the import began: all that it changes has this time. */
  now: Date;
  /** How many of the changed and of the new ones are told in full. */
  told: { changes: number; additions: number };
}

/** Writes the rows of one piece of a file, and their answers. */
export async function writeRows(
  { secrets }: Pick<Dependencies, 'secrets'>,
  tx: Queryable,
  { rows, plan, now, told }: RowsToWrite,
): Promise<Written> {
  const delegates = rows.map((row) => importedDelegate(secrets, row, now));
  const written = await upsertDelegates(tx, delegates, columnsGiven(plan), { now, told });
  const answers = rows.flatMap(({ reference, answers = {} }) =>
    Object.entries(answers).map(([question_id, value]) => ({ reference, question_id, value })),
  );
  if (answers.length === 0) return written;
  const answered = await upsertAnswers(tx, answers);
  return { ...written, changed: written.changed + (await touchDelegates(tx, answered, now)) };
}

function columnsGiven({ columns }: RowPlan): ColumnsGiven {
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
  const { reference, name, nameLatin, country, category, affiliation, email } = row;
  const { birthDate, documentCountry, documentNumber, status = 'approved' } = row;
  const document = documentNumber ? hashOfDocument(secrets, documentCountry ?? '', documentNumber) : undefined;
  return {
    ...{ id: uuidv7(now), reference, name, name_latin: nameLatin, country, category, affiliation, email },
    birth_date: birthDate || null,
    document_country: documentCountry || null,
    document_hash: document?.hash.toString('hex') ?? null,
    document_last4: document?.last4 ?? null,
    status,
  };
}
