import { CsvError, type Parser, parse } from 'csv-parse';

/** One row with the line that a spreadsheet shows it on: line breaks within quotes do not count, empty rows do. */
export interface CsvRow {
  line: number;
  cells: string[];
}

/** Where a file stops being CSV. What follows cannot be told. */
export interface CsvBreak {
  line: number;
  /** From 0. */
  cellIndex: number;
  code: 'quote_open' | 'quote_stray' | 'quote_closed_early' | 'row_too_long';
}

export interface CsvPiece {
  rows: CsvRow[];
  broken?: CsvBreak;
}

/** Characters of one row: an open quote is noticed by then, so that it never swallows the file into memory. */
export const maxRowCharacters = 48 * 1024;

const breakCodes: Record<string, CsvBreak['code']> = {
  CSV_QUOTE_NOT_CLOSED: 'quote_open',
  INVALID_OPENING_QUOTE: 'quote_stray',
  CSV_INVALID_CLOSING_QUOTE: 'quote_closed_early',
  CSV_MAX_RECORD_SIZE: 'row_too_long',
};

/** Reads CSV (RFC 4180) that arrives in pieces; a row is told as soon as it is whole. */
export class CsvReader {
  readonly #parser: Parser;
  #rows: CsvRow[] = [];
  #failure: Error | undefined;

  constructor() {
    this.#parser = parse({
      relax_column_count: true,
      max_record_size: maxRowCharacters,
      on_record: (cells: string[], { records }) => {
        this.#rows.push({ line: records, cells });
        return null;
      },
    });
    this.#parser.on('error', (error) => {
      this.#failure = error;
    });
    this.#parser.resume();
  }

  /** The rows that this piece completes, up to where the file breaks. */
  async read(text: string): Promise<CsvPiece> {
    if (text !== '') await new Promise<void>((done) => this.#parser.write(text, () => done()));
    return this.#takePiece();
  }

  /** The last row, where no line break ends it. */
  async finish(): Promise<CsvPiece> {
    await new Promise<void>((done) => {
      this.#parser.once('close', done);
      this.#parser.end();
    });
    return this.#takePiece();
  }

  #takePiece(): CsvPiece {
    const rows = this.#rows;
    this.#rows = [];
    if (!this.#failure) return { rows };
    const code = this.#failure instanceof CsvError ? breakCodes[this.#failure.code] : undefined;
    if (!code) throw this.#failure;
    const { records, index } = this.#failure as CsvError & { records?: number; index?: number };
    return { rows, broken: { line: Number(records ?? 0) + 1, cellIndex: Number(index ?? 0), code } };
  }
}
