import { type VettingOutcome, vettingOutcomes } from '../../../db/vocabulary.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { type CsvPiece, CsvReader, type CsvRow } from '../import/csv-reader.ts';
import { Utf8Reader } from '../import/utf8-reader.ts';
import type { VettingLine } from './tell-vetting.ts';
import type { VettingFault } from './vetting.contract.ts';
import { vettingFaults } from './vetting.errors.ts';

/** What one piece of a file held. */
export interface VettingPiece {
  readonly lines: VettingLine[];
  readonly faults: VettingFault[];
}

interface Columns {
  readonly reference: number;
  readonly outcome: number;
}

/**
 * Reads a CSV file with the columns `reference` and `outcome`, in any order and among others, as its bytes come. Throws
 * `registration.vetting_headings` before anything is told, and `vetting_unreadable` after the last row that could be read.
 */
export async function* readVetting(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<VettingPiece> {
  const [utf8, csv] = [new Utf8Reader(), new CsvReader()];
  let columns: Columns | undefined;
  const pieceOf = ({ rows }: CsvPiece): VettingPiece => {
    const [first, ...more] = rows;
    if (columns || !first) return readRows(columns, rows);
    columns = findColumns(first);
    return readRows(columns, more);
  };
  for await (const chunk of chunks) {
    const { text, broken } = utf8.read(chunk);
    const piece = await csv.read(text);
    yield pieceOf(piece);
    if (broken || piece.broken) throw unreadable(piece);
  }
  const last = await csv.finish();
  yield pieceOf(last);
  if (last.broken || utf8.finish().broken) throw unreadable(last);
  if (!columns) throw new DomainError(vettingFaults.vetting_headings);
}

const unreadable = ({ broken }: CsvPiece) =>
  new DomainError(vettingFaults.vetting_unreadable, broken && `Line ${broken.line}.`);

const wordIn = (cell: string | undefined) => (cell ?? '').trim().toLowerCase();

function findColumns({ cells }: CsvRow): Columns {
  const headings = cells.map(wordIn);
  const columns = { reference: headings.indexOf('reference'), outcome: headings.indexOf('outcome') };
  if (columns.reference < 0 || columns.outcome < 0) throw new DomainError(vettingFaults.vetting_headings);
  return columns;
}

function readRows(columns: Columns | undefined, rows: readonly CsvRow[]): VettingPiece {
  const piece: VettingPiece = { lines: [], faults: [] };
  if (!columns) return piece;
  for (const { line, cells } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const [reference, word] = [(cells[columns.reference] ?? '').trim(), wordIn(cells[columns.outcome])];
    const named = reference.length > 0 && { reference: reference.slice(0, 200) };
    if (!named || word === '') piece.faults.push({ line, ...named, code: 'cell_empty' });
    else if (!isOutcome(word)) piece.faults.push({ line, ...named, code: 'outcome_unknown' });
    else piece.lines.push({ line, reference, outcome: word });
  }
  return piece;
}

const isOutcome = (word: string): word is VettingOutcome => vettingOutcomes.some((outcome) => outcome === word);
