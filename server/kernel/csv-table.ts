import { CsvError, parse } from 'csv-parse/sync';
import type { Problem } from './problem.contract.ts';

/** Where in a file something is wrong, and what. */
export type FileFault = NonNullable<Problem['faults']>[number];

export interface CsvRow {
  readonly cells: readonly string[];
  /** As a spreadsheet counts: the heading is line 1. */
  readonly place: string;
}

/** UTF-8 with or without a byte order mark, with line breaks of any kind; none where it is something else. */
export function decodeCsv(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, '\n');
  } catch {
    // Bytes that are no UTF-8 throw.
    return undefined;
  }
}

/** The rows of a table in CSV, with its heading as the first; or what keeps it from being read at all. */
export function parseCsv(text: string): { rows: CsvRow[] } | { fault: FileFault } {
  try {
    // With `info`, each row comes with where it ended; the types of csv-parse do not say so.
    const rows: unknown = parse(text, { info: true, relax_column_count: true, skip_empty_lines: true });
    return { rows: (rows as { record: string[]; info: { lines: number } }[]).map(asRow) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
      const message = 'the quote that opens here is never closed';
      return { fault: { path: `line ${lineOfOpenQuote(text)}`, message, code: 'quote_open' } };
    }
    const message = 'a quote stands inside a field: put the whole field in quotes and double each quote in it';
    return { fault: { path: `line ${String(error.lines ?? 1)}`, message, code: 'quote_stray' } };
  }
}

function asRow({ record, info }: { record: string[]; info: { lines: number } }): CsvRow {
  const newlinesInside = record.join('').split('\n').length - 1;
  return { cells: record, place: `line ${info.lines - newlinesInside}` };
}

function lineOfOpenQuote(text: string): number {
  let line = 1;
  let openedAt = 1;
  let isOpen = false;
  for (const character of text) {
    if (character === '\n') line += 1;
    if (character !== '"') continue;
    isOpen = !isOpen;
    if (isOpen) openedAt = line;
  }
  return openedAt;
}

interface Heading {
  readonly columns: readonly string[];
  readonly optional: readonly string[];
  /** Of further columns, which may stand there. */
  readonly isFurther?: (column: string) => boolean;
}

/** What is wrong with the heading of a table. */
export function checkHeading(
  found: readonly string[],
  { columns, optional, isFurther = () => false }: Heading,
): FileFault[] {
  const faults: FileFault[] = [];
  for (const [index, column] of found.entries()) {
    if (!columns.includes(column) && !isFurther(column)) {
      const hint = column.slice(0, 60);
      const message = `no heading of ours: “${hint}”`;
      faults.push({ path: `line 1, column ${index + 1}`, message, code: 'heading_unknown', hint });
    }
    if (found.indexOf(column) < index) {
      faults.push({ path: `line 1, ${column}`, message: 'stands twice', code: 'heading_twice' });
    }
  }
  for (const column of columns) {
    if (optional.includes(column) || found.includes(column)) continue;
    faults.push({ path: `line 1, ${column}`, message: 'this heading is missing', code: 'heading_missing' });
  }
  return faults;
}

/** A row with more or fewer cells than the heading has. */
export const unevenRow = ({ cells, place }: CsvRow, columns: readonly string[]): FileFault => ({
  path: place,
  message: `${cells.length} fields, where the heading has ${columns.length}`,
  code: 'cells_uneven',
  hint: String(columns.length),
});
