import { hotspotLoads } from '../../server/hotspots/hotspots.contract.ts';
import { type Column, columnEpochMs, nothingThere } from '../../server/live/define-topic.ts';

type TableColumns = Readonly<Record<string, Int32Array>>;

/**
 * The peer of a wide frame: `{code: {state, clients, rxMbps, …}}` of the rows that changed, without what they do not
 * have, as a merge patch would carry them if each changed row went whole.
 */
export class RowsAsJson {
  readonly #codes: readonly string[];
  #before: TableColumns = {};
  counted = { changed: 0, jsonBytes: 0 };

  constructor(codes: readonly string[]) {
    this.#codes = codes;
  }

  begin(): void {
    this.counted = { changed: 0, jsonBytes: 0 };
  }

  /** Compares with what was taken before, and counts the rows that differ. */
  take(columns: TableColumns): void {
    const names = Object.keys(columns);
    const rows: Record<string, Record<string, unknown>> = {};
    let changed = 0;
    this.#codes.forEach((code, row) => {
      if (!names.some((name) => columns[name]?.[row] !== this.#before[name]?.[row])) return;
      changed += 1;
      rows[code] = rowOf(columns, row);
    });
    this.#before = Object.fromEntries(names.map((name) => [name, Int32Array.from(columns[name] ?? [])]));
    if (changed === 0) return;
    this.counted.changed += changed;
    this.counted.jsonBytes += Buffer.byteLength(JSON.stringify(rows));
  }
}

function rowOf(columns: TableColumns, row: number): Record<string, unknown> {
  const values = Object.entries(hotspotLoads.columns as Readonly<Record<string, Column>>).map(([name, column]) => {
    const value = columns[name]?.[row] ?? nothingThere;
    return [name, value === nothingThere ? undefined : meant(column, value)];
  });
  return Object.fromEntries(values);
}

function meant(column: Column, value: number): unknown {
  if (column.kind === 'choice') return column.words[value];
  if (column.kind === 'measure') return Number((value * column.step).toFixed(3));
  return column.kind === 'instant' ? new Date(columnEpochMs + value * 1000).toISOString() : value;
}
