import { beginningOf } from './beginning-of.ts';
import type { ImportFault } from './import.contract.ts';
import { type ImportColumn, importColumns } from './mapping.contract.ts';

const optional: ReadonlySet<ImportColumn> = new Set(['birth_date', 'document_country', 'document_number']);

/** The columns of a file in its own order, or what keeps its headings from being ours. Capitals, spaces and hyphens do not matter. */
export function readHeadings(cells: readonly string[]): { columns: ImportColumn[] } | { faults: ImportFault[] } {
  const headings = cells.map((cell) => cell.trim());
  const columns = headings.map(columnOf);
  const isOurs = columns.every((column) => column !== undefined);
  const faults = headings.flatMap((heading, i): ImportFault[] => {
    const column = columns[i];
    if (!column)
      return [faultAt(heading || String(i + 1), heading, 'heading_unknown', `One of ${importColumns.join(', ')}`)];
    const before = columns.indexOf(column);
    // Among headings that are not ours, two that look like one of ours may well mean different things.
    return before < i && isOurs
      ? [faultAt(heading, heading, 'heading_twice', `A column of its own: column ${before + 1} is the same`)]
      : [];
  });
  const missing = importColumns.filter((column) => !optional.has(column) && !columns.includes(column));
  faults.push(...missing.map((column) => faultAt(column, '', 'heading_missing', 'A column with this heading')));
  const known = columns.filter((column) => column !== undefined);
  return faults.length > 0 ? { faults } : { columns: known };
}

function columnOf(heading: string): ImportColumn | undefined {
  const word = heading.toLowerCase().replace(/[\s-]+/g, '_');
  return importColumns.find((column) => column === word);
}

const faultAt = (column: string, found: string, code: string, needed: string): ImportFault => ({
  line: 1,
  column: beginningOf(column, 80),
  found: beginningOf(found, 80),
  code,
  needed,
});
