import { checkRow, type ImportedRow, type RowTerms } from './check-row.ts';
import { chooseReading, type Reading, type ReadingTerms } from './choose-reading.ts';
import { type CsvBreak, type CsvPiece, CsvReader } from './csv-reader.ts';
import { SurveyOfFile } from './file-survey.ts';
import type { ImportFault } from './import.contract.ts';
import { type ForeignEncoding, foreignBeginning, foreignEncodingOf } from './name-encoding.ts';
import type { OnReading } from './read-cells.ts';
import type { RowPlan } from './row-plan.ts';
import { Utf8Reader } from './utf8-reader.ts';

export const maxImportRows = 200_000;

/** What one piece of a file held. */
export interface ReadPiece {
  /** How the rows are read; none before the headings are, and none where somebody has to say what they mean. */
  plan: RowPlan | undefined;
  delegates: ImportedRow[];
  faults: ImportFault[];
  /** Of the whole file so far, headings and empty rows left out. */
  rowsRead: number;
  /** Of those, rows that are no delegates by the mapping. */
  leftOut: number;
  /** In the last piece of a file whose headings somebody has to explain: what it has. */
  survey?: { file: SurveyOfFile; mapping?: ReadingTerms['remembered'][number] | undefined };
}

export interface FileTerms extends ReadingTerms {
  /** A day such as 2026-11-20, in UTC. */
  today: string;
  onReading?: OnReading;
  /** Line of each reference of the file: filled as it is read. */
  linesByReference?: Map<string, number>;
}

/**
 * Reads a CSV file of delegates as its bytes come, a piece at a time, and checks each row. What breaks the file as such
 * (its encoding, its headings, a quote that is never closed) is the last fault told, since what follows is no longer
 * rows. A file whose headings nobody has explained is looked through, and `survey` says what it has.
 */
export async function* readDelegates(chunks: AsyncIterable<Uint8Array>, terms: FileTerms): AsyncGenerator<ReadPiece> {
  const file = new DelegateFile(terms);
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
  readonly #terms: FileTerms;
  #reading: Reading | undefined;
  #rowTerms: RowTerms | undefined;
  #survey: SurveyOfFile | undefined;
  #rowsRead = 0;
  #leftOut = 0;
  #lastLine = 0;
  #isAtStart = true;

  constructor(terms: FileTerms) {
    this.#terms = terms;
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
    if (this.#survey && this.#rowsRead > 0) {
      const mapping = this.#reading?.kind === 'survey' ? this.#reading.mapping : undefined;
      return { ...piece, survey: { file: this.#survey, mapping } };
    }
    if (this.#rowsRead > 0 || piece.faults.length > 0) return piece;
    const needed = this.#reading ? 'One row at least below the headings' : 'A heading row, and a row for each delegate';
    return this.#breakOff([piece], { line: this.#lastLine + 1, column: '1', found: '', code: 'file_empty', needed });
  }

  #check({ rows, broken }: CsvPiece): ReadPiece {
    const piece = this.#emptyPiece();
    for (const row of rows) {
      this.#lastLine = row.line;
      if (row.cells.every((cell) => cell.trim() === '')) continue;
      if (!this.#reading) {
        const faults = this.#begin(row.cells);
        if (faults.length > 0) return this.#breakOff([piece], ...faults);
        continue;
      }
      if (this.#rowsRead === maxImportRows) return this.#breakOff([piece], tooManyRows(row.line));
      this.#rowsRead++;
      this.#survey?.add(row.cells);
      if (this.#rowTerms) this.#take(checkRow(row, this.#rowTerms), piece);
    }
    const whole = { ...piece, plan: this.#rowTerms?.plan, rowsRead: this.#rowsRead, leftOut: this.#leftOut };
    return broken ? this.#breakOff([whole], csvFault(broken, this.#headings())) : whole;
  }

  #take(checked: ReturnType<typeof checkRow>, piece: ReadPiece): void {
    if ('delegate' in checked) piece.delegates.push(checked.delegate);
    else if ('faults' in checked) piece.faults.push(...checked.faults);
    else this.#leftOut++;
  }

  /** What is wrong with the headings, or nothing: then it is known how the rows are read. */
  #begin(cells: readonly string[]): ImportFault[] {
    const reading = chooseReading(cells, this.#terms);
    this.#reading = reading;
    const { today, onReading = () => undefined, linesByReference = new Map() } = this.#terms;
    if (reading.kind === 'faults') return reading.faults;
    if (reading.kind === 'survey') this.#survey = new SurveyOfFile(reading.headings);
    else this.#rowTerms = { plan: reading.plan, today, linesByReference, onReading };
    return [];
  }

  /** By their places, as a fault tells them. */
  #headings(): string[] {
    if (this.#reading?.kind === 'survey') return this.#reading.headings;
    const headings: string[] = [];
    for (const { sources } of this.#rowTerms?.plan.columns ?? []) {
      for (const { index, heading } of sources) headings[index] = heading;
    }
    return headings;
  }

  #emptyPiece(): ReadPiece {
    const { plan } = this.#rowTerms ?? { plan: undefined };
    return { plan, delegates: [], faults: [], rowsRead: this.#rowsRead, leftOut: this.#leftOut };
  }

  /** The row that the broken bytes are in is under way: ending it tells its line and how many cells it has so far. */
  async #breakAt(bytes: Buffer, piece: ReadPiece): Promise<ReadPiece> {
    const { rows, broken } = await this.#csv.finish();
    const underWay = rows.at(-1);
    const line = broken?.line ?? underWay?.line ?? this.#lastLine + 1;
    const cellIndex = broken?.cellIndex ?? (underWay?.cells.length ?? 1) - 1;
    const sample = bytes.subarray(0, 4096);
    const encoding = foreignEncodingOf(sample);
    const column = columnName(this.#headings(), cellIndex);
    return this.#breakOff(
      [piece],
      encodingFault(encoding, line, column, column === 'document_number' ? '' : shown(sample, encoding)),
    );
  }

  #breakOff(pieces: ReadPiece[], ...faults: ImportFault[]): ReadPiece {
    this.isBroken = true;
    return { ...this.#emptyPiece(), faults: [...pieces.flatMap((piece) => piece.faults), ...faults] };
  }
}

const columnName = (columns: readonly (string | undefined)[], index: number): string =>
  columns[index] ?? String(index + 1);

const breakSentences: Record<CsvBreak['code'], string> = {
  quote_open: 'A closing quote: the one that opens here is never closed. The rows after it were not read',
  quote_stray: 'Quotes around the whole cell, and two for each one within. The rows after it were not read',
  quote_closed_early:
    'A comma after the closing quote, or two quotes for each one within. The rows after it were not read',
  row_too_long: 'A shorter row: perhaps a quote opens here and is never closed. The rows after it were not read',
};

const csvFault = ({ line, cellIndex, code }: CsvBreak, columns: readonly (string | undefined)[]): ImportFault => ({
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
