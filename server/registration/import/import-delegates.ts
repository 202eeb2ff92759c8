import type { Queryable } from '../../../db/client.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { registrationFaults } from '../registration.errors.ts';
import { arrivingBytes } from './arriving-bytes.ts';
import type { CheckedDelegate } from './check-delegate.ts';
import type { ImportFault, ImportOutcome } from './import.contract.ts';
import type { ImportBoard } from './import-board.ts';
import { findImport, type ImportedDelegate, insertImport, isOnlyImport, upsertDelegates } from './imports.queries.ts';
import type { ImportColumn } from './mapping.contract.ts';
import { type ReadPiece, readDelegates } from './read-delegates.ts';

export interface FileToImport {
  importId: string;
  fileName: string;
  body: ReadableStream<Uint8Array>;
  /** Bytes, where the sender told. */
  bytesTotal?: number | undefined;
}

export type ImportDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets'> & { importBoard: ImportBoard };

const maxFaultsListed = 1000;
const maxSilenceMs = 30_000;

type Counts = Omit<ImportOutcome, 'importId' | 'fileName' | 'startedAt' | 'tookMs'>;

/** Ends the transaction of an import whose file has faults: nothing of it is written. */
class FaultsFound extends Error {
  readonly counts: Counts;
  constructor(counts: Counts) {
    super('the file has faults');
    this.counts = counts;
  }
}

/**
 * Takes a CSV file of delegates into the register, whole or not at all, while it arrives. Known references are changed
 * where they differ, so that the same file again changes nothing. Faults are an outcome (`faultCount`), not an error.
 * Throws `import_under_way`, `import_known`, `import_cut_off`.
 */
export async function importDelegates(
  deps: ImportDependencies,
  actor: StaffActor,
  file: FileToImport,
): Promise<ImportOutcome> {
  const { importId, fileName } = file;
  const startedAt = deps.clock.now();
  const stored = (counts: Counts) => ({
    ...{
      id: importId,
      fileName,
      startedAt,
      startedBy: actor.id,
      endedAt: deps.clock.now(),
      ...counts,
    },
    faults: counts.faults.map((fault) => ({ ...fault, found: '' })),
  });
  const told = (counts: Counts): ImportOutcome => {
    const tookMs = deps.clock.now().getTime() - startedAt.getTime();
    return { importId, fileName, ...counts, startedAt: startedAt.toISOString(), tookMs };
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
    // Also where the commit itself failed. An import that might not begin says nothing of the one that has its id.
    if (hasBegun) deps.importBoard.update(importId, { phase: 'failed' });
    if (!(error instanceof FaultsFound)) throw error;
    await insertImport(deps.database.drizzle, stored(error.counts));
    return told(error.counts);
  }
}

async function mayBegin(tx: Queryable, importId: string): Promise<void> {
  if (!(await isOnlyImport(tx))) throw new DomainError(registrationFaults.import_under_way);
  if (await findImport(tx, importId)) throw new DomainError(registrationFaults.import_known);
}

async function readAndWrite(deps: ImportDependencies, tx: Queryable, file: FileToImport): Promise<Counts> {
  const { importBoard, clock } = deps;
  const counts: Counts = {
    ...{ rowsRead: 0, created: 0, changed: 0, unchanged: 0, leftOut: 0, isDryRun: false },
    ...{ faultCount: 0, faults: [] },
  };
  const report = (changes: Parameters<ImportBoard['update']>[1]) => importBoard.update(file.importId, changes);
  report({ phase: 'reading', ...(file.bytesTotal !== undefined && { bytesTotal: file.bytesTotal }) });
  const onBytes = (bytesRead: number) => report({ bytesRead });
  const chunks = arrivingBytes(file.body, { expected: file.bytesTotal, stallMs: maxSilenceMs, onBytes });
  for await (const piece of readDelegates(chunks, clock.now().toISOString().slice(0, 10))) {
    counts.rowsRead = piece.rowsRead;
    addFaults(counts, piece.faults);
    // With one fault nothing will be kept: the rest is read for its faults alone.
    if (counts.faultCount === 0) await write(deps, tx, piece, counts);
    report({ rowsRead: counts.rowsRead, faultCount: counts.faultCount });
  }
  if (counts.faultCount > 0) throw new FaultsFound({ ...counts, created: 0, changed: 0, unchanged: 0 });
  report({ phase: 'writing' });
  return { ...counts, unchanged: counts.rowsRead - counts.created - counts.changed };
}

function addFaults(counts: Counts, faults: readonly ImportFault[]): void {
  counts.faultCount += faults.length;
  counts.faults.push(...faults.slice(0, maxFaultsListed - counts.faults.length));
}

async function write(
  deps: ImportDependencies,
  tx: Queryable,
  { delegates, columns }: ReadPiece,
  counts: Counts,
): Promise<void> {
  if (delegates.length === 0) return;
  const has = (column: ImportColumn) => columns.includes(column);
  const given = {
    birthDate: has('birth_date'),
    documentCountry: has('document_country'),
    documentNumber: has('document_number'),
  };
  const now = deps.clock.now();
  const rows = delegates.map((delegate) => importedDelegate(deps, delegate, now));
  const { created, changed } = await upsertDelegates(tx, rows, given, now);
  counts.created += created;
  counts.changed += changed;
}

function importedDelegate({ secrets }: ImportDependencies, delegate: CheckedDelegate, now: Date): ImportedDelegate {
  const { reference, name, nameLatin, country, category, affiliation, email } = delegate;
  const { birthDate, documentCountry, documentNumber } = delegate;
  const hash = documentNumber && secrets.keyedHash('documents', `${documentCountry}:${documentNumber}`).toString('hex');
  return {
    ...{ id: uuidv7(now), reference, name, name_latin: nameLatin, country, category, affiliation, email },
    birth_date: birthDate || null,
    document_country: documentCountry || null,
    document_hash: hash || null,
    document_last4: documentNumber?.slice(-4) || null,
  };
}
