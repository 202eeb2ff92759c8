import type { ImportFault } from '../../../server/registration/import/import.contract.ts';
import type { ImportMapping, RememberedMapping } from '../../../server/registration/import/mapping.contract.ts';
import { type FileTerms, type ReadPiece, readDelegates } from '../../../server/registration/import/read-delegates.ts';

const quoted = (cell: string) => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
/** A file with these rows, the first its headings. */
export const csv = (rows: readonly (readonly string[])[], separator = ',') =>
  `${rows.map((row) => row.map(quoted).join(separator)).join('\r\n')}\r\n`;

/** All that is read of a file. */
export async function read(text: string, changes: Partial<FileTerms> = {}) {
  const terms: FileTerms = { today: '2026-11-20', remembered: [], questions: [], ...changes };
  const readings: string[] = [];
  terms.onReading = (column, found, word) => readings.push(`${column}: ${found} → ${word}`);
  const all = { delegates: [] as ReadPiece['delegates'], faults: [] as ImportFault[], leftOut: 0 };
  let survey: ReadPiece['survey'];
  async function* chunk() {
    yield Buffer.from(text);
  }
  for await (const piece of readDelegates(chunk(), terms)) {
    all.delegates.push(...piece.delegates);
    all.faults.push(...piece.faults);
    all.leftOut = piece.leftOut;
    survey = piece.survey;
  }
  return { ...all, readings: [...new Set(readings)], survey };
}

export const mapping = (headings: ImportMapping['headings'], changes: Partial<ImportMapping> = {}): ImportMapping => ({
  ...{ headings, joins: {}, defaults: {} },
  ...changes,
});
export const remember = (mapped: ImportMapping): RememberedMapping => ({
  ...{ id: '01a1f7f8-0000-7000-8000-0000000000aa', name: 'Ours', mapping: mapped, isReadyMade: false },
});
