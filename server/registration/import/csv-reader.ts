import { finished } from 'node:stream/promises';
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

/**
 * Reads CSV (RFC 4180) that arrives in pieces; a row is told as soon as it is whole. What parts the columns is what parts
 * the headings: commas, or the semicolons or tabs of a spreadsheet that keeps commas for numbers.
 */
export class CsvReader {
  #parser: Parser | undefined;
  /** The beginning, until the first row is whole. */
  #beginning = '';
  readonly #headings = new HeadingsSearch();
  #rows: CsvRow[] = [];
  #failure: Error | undefined;

  #open(delimiter: string): Parser {
    const parser = parse({
      delimiter,
      relax_column_count: true,
      max_record_size: maxRowCharacters,
      on_record: (cells: string[], { records }) => {
        this.#rows.push({ line: records, cells });
        return null;
      },
    });
    parser.on('error', (error) => {
      this.#failure = error;
    });
    return parser.resume();
  }

  /** The rows that this piece completes, up to where the file breaks. */
  async read(text: string): Promise<CsvPiece> {
    if (this.#parser) await this.#write(this.#parser, text);
    else {
      this.#beginning += text;
      const separator = this.#headings.add(text);
      if (separator !== undefined || this.#beginning.length > maxRowCharacters) await this.#begin(separator);
    }
    return this.#takePiece();
  }

  /** The last row, where no line break ends it. */
  async finish(): Promise<CsvPiece> {
    const parser = this.#parser ?? (await this.#begin(this.#headings.add('\n')));
    parser.end();
    // Ends also where the parser has failed and closed meanwhile; what failed is kept by its own listener.
    await finished(parser).catch(() => undefined);
    return this.#takePiece();
  }

  async #begin(separator = ','): Promise<Parser> {
    const parser = this.#open(separator);
    this.#parser = parser;
    await this.#write(parser, this.#beginning);
    this.#beginning = '';
    return parser;
  }

  async #write(parser: Parser, text: string): Promise<void> {
    if (text !== '') await new Promise<void>((done) => parser.write(text, () => done()));
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

/** Looks for what parts the cells of the first row, each character once, however small the pieces are. */
class HeadingsSearch {
  readonly #counts = { ',': 0, ';': 0, '\t': 0 };
  #isQuoted = false;
  #isEmpty = true;

  /** None before that row is whole. Where nothing parts it, a comma. */
  add(text: string): string | undefined {
    for (const character of text) {
      const isBreak = character === '\n' || character === '\r';
      if (character === '"') this.#isQuoted = !this.#isQuoted;
      else if (!this.#isQuoted && isBreak && !this.#isEmpty) return commonest(this.#counts);
      else if (!this.#isQuoted && isSeparator(character)) this.#counts[character] += 1;
      this.#isEmpty &&= isBreak;
    }
    return undefined;
  }
}

const isSeparator = (character: string): character is ',' | ';' | '\t' => ',;\t'.includes(character);

function commonest(counts: Record<',' | ';' | '\t', number>): string {
  if (counts[','] >= counts[';'] && counts[','] >= counts['\t']) return ',';
  return counts[';'] >= counts['\t'] ? ';' : '\t';
}
