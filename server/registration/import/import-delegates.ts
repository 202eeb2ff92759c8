import type { Queryable } from '../../../db/client.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { registrationFaults } from '../registration.errors.ts';
import { arrivingBytes } from './arriving-bytes.ts';
import { findTermsOfReading } from './find-terms-of-reading.ts';
import type { ImportOutcome, ImportPreview } from './import.contract.ts';
import type { ImportBoard } from './import-board.ts';
import { findImport, insertImport, isOnlyImport } from './imports.queries.ts';
import type { FileSurvey } from './mapping.contract.ts';
import { touchMapping } from './mappings.queries.ts';
import { Preview } from './preview-import.ts';
import { type FileTerms, readDelegates } from './read-delegates.ts';
import { RowWriter } from './row-writer.ts';
import { answerOfSurvey } from './survey-answer.ts';
import { type Counts, Tally } from './tally.ts';
import { writeRows } from './write-rows.ts';

export interface FileToImport {
  importId: string;
  fileName: string;
  body: ReadableStream<Uint8Array>;
  /** Bytes, where the sender told. */
  bytesTotal?: number | undefined;
  isDryRun?: boolean | undefined;
  /** A mapping to read the headings by, or `ask`. */
  mapping?: string | undefined;
}

export type ImportDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets'> & { importBoard: ImportBoard };

/** What became of a file; or what it has, where somebody has to say first what its headings mean. */
export type ImportAnswer = { outcome: ImportOutcome } | { survey: FileSurvey };

const maxSilenceMs = 30_000;

/** Ends the transaction of an import that writes nothing: it was a dry run, the file has faults, or nobody can read it. */
class NothingKept extends Error {
  readonly result: Counts | FileSurvey;
  constructor(result: Counts | FileSurvey) {
    super('nothing of this import is kept');
    this.result = result;
  }
}

/**
 * Takes a CSV file of delegates into the register, whole or not at all, while it arrives. Known references are changed
 * where they differ, so that the same file again changes nothing. A dry run does the same and takes it back. Faults are
 * an outcome (`faultCount`), not an error. Throws `import_under_way`, `import_known`, `import_cut_off`, `mapping_unknown`.
 */
export async function importDelegates(
  deps: ImportDependencies,
  actor: StaffActor,
  file: FileToImport,
): Promise<ImportAnswer> {
  const { importId, fileName } = file;
  const startedAt = deps.clock.now();
  const stored = ({ preview: _, mapping: __, ...counts }: Counts) => ({
    ...{ id: importId, fileName, startedAt, startedBy: actor.id, endedAt: deps.clock.now(), ...counts },
    faults: counts.faults.map((fault) => ({ ...fault, found: '' })),
  });
  const told = (counts: Counts): ImportAnswer => {
    const tookMs = deps.clock.now().getTime() - startedAt.getTime();
    return { outcome: { importId, fileName, ...counts, startedAt: startedAt.toISOString(), tookMs } };
  };
  let hasBegun = false;
  try {
    const counts = await inTransaction(deps.database, async (tx) => {
      await mayBegin(tx, importId);
      hasBegun = true;
      const counts = await readAndWrite(deps, tx, file);
      await insertImport(tx, stored(counts));
      const { created, changed, unchanged } = counts;
      const details = { importId, created, changed, unchanged };
      await appendLedger(deps, actor, tx, { action: 'delegates_imported', details });
      return counts;
    });
    deps.importBoard.update(importId, { phase: 'done' });
    return told(counts);
  } catch (error) {
    const isGood = error instanceof NothingKept && !('faultCount' in error.result && error.result.faultCount > 0);
    // Also where the commit itself failed. An import that might not begin says nothing of the one that has its id.
    if (hasBegun) deps.importBoard.update(importId, { phase: isGood ? 'done' : 'failed' });
    if (!(error instanceof NothingKept)) throw error;
    if ('proposal' in error.result) return { survey: error.result };
    await insertImport(deps.database.drizzle, stored(error.result));
    return told(error.result);
  }
}

async function mayBegin(tx: Queryable, importId: string): Promise<void> {
  if (!(await isOnlyImport(tx))) throw new DomainError(registrationFaults.import_under_way);
  if (await findImport(tx, importId)) throw new DomainError(registrationFaults.import_known);
}

async function readAndWrite(deps: ImportDependencies, tx: Queryable, file: FileToImport): Promise<Counts> {
  const now = deps.clock.now();
  const { isDryRun = false } = file;
  const preview = isDryRun ? new Preview() : undefined;
  const references = new Map<string, number>();
  const reading = await findTermsOfReading(tx, file.mapping);
  const terms: FileTerms = { ...reading, today: now.toISOString().slice(0, 10), linesByReference: references };
  if (preview) terms.onReading = preview.onReading;
  const tally = new Tally(isDryRun);
  const report = (changes: Parameters<ImportBoard['update']>[1]) => deps.importBoard.update(file.importId, changes);
  report({ phase: 'reading', ...(file.bytesTotal !== undefined && { bytesTotal: file.bytesTotal }) });
  const writer = new RowWriter(async (rows, plan) => {
    const told = preview?.room ?? { changes: 0, additions: 0 };
    const written = await writeRows(deps, tx, { rows, plan, now, told });
    tally.wrote(written);
    preview?.add(written);
  });
  for await (const piece of readDelegates(chunksOf(file, report), terms)) {
    if (piece.survey) throw new NothingKept(answerOfSurvey(piece.survey, { ...file, ...reading, ...piece }));
    tally.read(piece);
    // With one fault nothing will be kept: the rest is read for its faults alone.
    if (tally.isGood && piece.plan) await writer.add(piece.delegates, piece.plan);
    report(tally.progress);
  }
  await writer.finish(tally.isGood);
  if (!tally.isGood) throw new NothingKept(tally.counts());
  report({ phase: 'writing' });
  const shown: ImportPreview | undefined = await preview?.finish(tx, references.keys());
  if (shown) throw new NothingKept({ ...tally.counts(), preview: shown });
  if (tally.mappingId) await touchMapping(tx, tally.mappingId, now);
  return tally.counts();
}

function chunksOf({ body, bytesTotal }: FileToImport, report: (changes: { bytesRead: number }) => void) {
  const onBytes = (bytesRead: number) => report({ bytesRead });
  return arrivingBytes(body, { expected: bytesTotal, stallMs: maxSilenceMs, onBytes });
}
