import { decodeCsv, parseCsv } from '../../../kernel/csv-table.ts';
import type { FindingGatherer } from '../../venue/gather-findings.ts';

/** One line of a file, by the names of its columns; a cell that is empty is not there. */
export interface GtfsRow {
  readonly line: number;
  cell(column: string): string | undefined;
}

const maxRows = 200_000;

/** A table of a feed. What is no table, or lacks a column that is needed, is told. */
export function readTable(
  bytes: Uint8Array,
  file: string,
  needed: readonly string[],
  found: FindingGatherer,
): GtfsRow[] {
  const text = decodeCsv(bytes);
  if (text === undefined) {
    found.error('unreadable_file', { at: { file }, values: { reason: 'no UTF-8' } });
    return [];
  }
  const read = parseCsv(text.replace(/^\ufeff/, ''));
  if ('fault' in read) {
    found.error('wrong_form', { at: { file, path: read.fault.path }, values: { reason: read.fault.message } });
    return [];
  }
  const [heading, ...body] = read.rows;
  const columns = new Map((heading?.cells ?? []).map((name, at) => [name.trim(), at]));
  const missing = needed.filter((column) => !columns.has(column));
  for (const column of missing)
    found.error('wrong_form', { at: { file, line: 1 }, values: { reason: `no ${column}` } });
  if (body.length > maxRows) found.error('too_much', { at: { file }, values: { limit: maxRows } });
  if (missing.length > 0 || body.length > maxRows) return [];
  return body.map(({ cells, place }) => ({
    line: Number(/\d+/.exec(place)?.[0] ?? 1),
    cell(column) {
      const text = cells[columns.get(column) ?? -1]?.trim();
      return text === '' ? undefined : text;
    },
  }));
}
