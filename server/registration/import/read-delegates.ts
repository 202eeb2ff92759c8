import type { CheckedDelegate } from './check-delegate.ts';
import { checkRow, type RowTerms } from './check-row.ts';
import { type CsvBreak, type CsvPiece, CsvReader } from './csv-reader.ts';
import type { ImportFault } from './import.contract.ts';
import type { ImportColumn } from './mapping.contract.ts';
import { type ForeignEncoding, foreignBeginning, foreignEncodingOf } from './name-encoding.ts';
import { readHeadings } from './read-headings.ts';
import { Utf8Reader } from './utf8-reader.ts';

export const maxImportRows = 200_000;

/** What one piece of a file held. */
export interface ReadPiece {
  /** Of the columns that the file has; none before its headings are read. */
  columns: readonly ImportColumn[];
  delegates: CheckedDelegate[];
  faults: ImportFault[];
  /** Of the whole file so far, headings and empty rows left out. */
  rowsRead: number;
}

/**
 * Reads a CSV file of delegates as its bytes come, a piece at a time, and checks each row. What breaks the file as such
 * (its encoding, its headings, a quote that is never closed) is the last fault told, since what follows is no longer
 * rows.
 */
export async function* readDelegates(chunks: AsyncIterable<Uint8Array>, today: string): AsyncGenerator<ReadPiece> {
  const file = new DelegateFile(today);
  for await (const chunk of chunks) {
    yield await file.read(chunk);
    if (file.isBroken) return;
  }
  yield await file.finish();
}

class DelegateFile {
  isBroken = false;
  readonly #utf8 = new Utf8Reader();
  readonly #csv = new CsvReader();
  readonly #terms: RowTerms;
  #columns: ImportColumn[] = [];
  #rowsRead = 0;
  #lastLine = 0;
  #isAtStart = true;

  constructor(today: string) {
    this.#terms = { columns: this.#columns, today, linesByReference: new Map() };
  }

  async read(chunk: Uint8Array): Promise<ReadPiece> {
    const foreign = this.#isAtStart ? foreignBeginning(chunk) : undefined;
    if (foreign) return this.#breakOff([], encodingFault(foreign, 1, '', ''));
    this.#isAtStart = false;
    const { text, broken } = this.#utf8.read(chunk);
    const piece = this.#check(await this.#csv.read(text));
    return broken && !this.isBroken ? this.#breakAt(broken, piece) : piece;
  }

  async finish(): Promise<ReadPiece> {
    const { broken } = this.#utf8.finish();
    const piece = this.#check(await this.#csv.finish());
    if (this.isBroken) return piece;
    if (broken) return this.#breakOff([piece], encodingFault(foreignEncodingOf(broken), this.#lastLine, '', ''));
    if (this.#rowsRead > 0 || piece.faults.length > 0) return piece;
    const needed =
      this.#columns.length > 0 ? 'One row at least below the headings' : 'A heading row, and a row for each delegate';
    return this.#breakOff([piece], { line: this.#lastLine + 1, column: '1', found: '', code: 'file_empty', needed });
  }

  #check({ rows, broken }: CsvPiece): ReadPiece {
    const piece: ReadPiece = { columns: this.#columns, delegates: [], faults: [], rowsRead: this.#rowsRead };
    for (const row of rows) {
      this.#lastLine = row.line;
      if (row.cells.every((cell) => cell.trim() === '')) continue;
      if (this.#columns.length === 0) {
        const headings = readHeadings(row.cells);
        if ('faults' in headings) return this.#breakOff([piece], ...headings.faults);
        this.#columns.push(...headings.columns);
        continue;
      }
      if (this.#rowsRead === maxImportRows) return this.#breakOff([piece], tooManyRows(row.line));
      piece.rowsRead = ++this.#rowsRead;
      const checked = checkRow(row, this.#terms);
      if ('delegate' in checked) piece.delegates.push(checked.delegate);
      else piece.faults.push(...checked.faults);
    }
    return broken ? this.#breakOff([piece], csvFault(broken, this.#columns)) : piece;
  }

  /** The row that the broken bytes are in is under way: ending it tells its line and how many cells it has so far. */
  async #breakAt(bytes: Buffer, piece: ReadPiece): Promise<ReadPiece> {
    const { rows, broken } = await this.#csv.finish();
    const underWay = rows.at(-1);
    const line = broken?.line ?? underWay?.line ?? this.#lastLine + 1;
    const cellIndex = broken?.cellIndex ?? (underWay?.cells.length ?? 1) - 1;
    const sample = bytes.subarray(0, 4096);
    const encoding = foreignEncodingOf(sample);
    const column = columnName(this.#columns, cellIndex);
    return this.#breakOff(
      [piece],
      encodingFault(encoding, line, column, column === 'document_number' ? '' : shown(sample, encoding)),
    );
  }

  #breakOff(pieces: ReadPiece[], ...faults: ImportFault[]): ReadPiece {
    this.isBroken = true;
    return {
      columns: this.#columns,
      delegates: [],
      faults: [...pieces.flatMap((piece) => piece.faults), ...faults],
      rowsRead: this.#rowsRead,
    };
  }
}

const columnName = (columns: readonly ImportColumn[], index: number): string => columns[index] ?? String(index + 1);

const breakSentences: Record<CsvBreak['code'], string> = {
  quote_open: 'A closing quote: the one that opens here is never closed. The rows after it were not read',
  quote_stray: 'Quotes around the whole cell, and two for each one within. The rows after it were not read',
  quote_closed_early:
    'A comma after the closing quote, or two quotes for each one within. The rows after it were not read',
  row_too_long: 'A shorter row: perhaps a quote opens here and is never closed. The rows after it were not read',
};

const csvFault = ({ line, cellIndex, code }: CsvBreak, columns: readonly ImportColumn[]): ImportFault => ({
  line,
  column: columnName(columns, cellIndex),
  found: '',
  code,
  needed: breakSentences[code],
});

const tooManyRows = (line: number): ImportFault => ({
  line,
  column: '1',
  found: '',
  code: 'too_many_rows',
  needed: `At most ${maxImportRows} rows in a file: split it`,
  hint: String(maxImportRows),
});

const encodingFault = ({ name }: ForeignEncoding, line: number, column: string, found: string): ImportFault => ({
  line,
  column: column || '1',
  found,
  code: 'encoding_wrong',
  needed: `Text in UTF-8. This looks like ${name}: save the file as “CSV UTF-8”`,
  hint: name,
});

/** The cell from its first broken byte on, in the encoding that it seems to have. */
function shown(sample: Buffer, { label }: ForeignEncoding): string {
  if (!label) return '';
  const text = new TextDecoder(label).decode(sample);
  return (/^[^",\r\n]*/.exec(text)?.[0] ?? '').slice(0, 40);
}
