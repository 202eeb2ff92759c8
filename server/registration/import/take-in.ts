import type { Transaction } from '../../../db/client.ts';
import type { DelegateCategory } from '../../../db/vocabulary.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { type ImportedDelegate, makeRoomAside } from './arrivals.queries.ts';
import { arrivingBytes } from './arriving-bytes.ts';
import { type Consequences, carryConsequences } from './carry-consequences.ts';
import { findTermsOfReading } from './find-terms-of-reading.ts';
import { finishWriting } from './finish-writing.ts';
import type { ImportBoard } from './import-board.ts';
import type { FileSurvey } from './mapping.contract.ts';
import { touchMapping } from './mappings.queries.ts';
import { mostPreviewed, Preview } from './preview-import.ts';
import { type FileTerms, readDelegates } from './read-delegates.ts';
import type { RowPlan } from './row-plan.ts';
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

export interface TakenIn {
  counts: Counts;
  /** In which there may be room for somebody on the waiting list. */
  categories: DelegateCategory[];
  consequences: Consequences;
}

/** Ends the transaction of an import that writes nothing: it was a dry run, the file has faults, or nobody can read it. */
export class NothingKept extends Error {
  readonly result: Counts | FileSurvey;
  constructor(result: Counts | FileSurvey) {
    super('nothing of this import is kept');
    this.result = result;
  }
}

const maxSilenceMs = 30_000;

type Report = (changes: Parameters<ImportBoard['update']>[1]) => void;

type TakingDependencies = Pick<Dependencies, 'clock' | 'secrets'> & { importBoard: ImportBoard };

/** One file on its way into the register. */
interface Taking {
  tx: Transaction;
  actor: StaffActor;
  file: FileToImport;
  /** When it began: all that it changes has this time. */
  now: Date;
  tally: Tally;
  /** Of a dry run. */
  preview: Preview | undefined;
  newcomers: Map<DelegateCategory, string[]>;
  linesByReference: Map<string, number>;
  report: Report;
}

/**
 * Reads a file and writes it, within the caller's transaction. Throws `NothingKept` with what is to be told where the
 * transaction must not be kept.
 */
export async function takeIn(
  deps: TakingDependencies,
  tx: Transaction,
  { actor, ...file }: FileToImport & { actor: StaffActor },
): Promise<TakenIn> {
  const report: Report = (changes) => deps.importBoard.update(file.importId, changes);
  const taking: Taking = {
    ...{ tx, actor, file, report, now: deps.clock.now(), tally: new Tally(file.isDryRun ?? false) },
    preview: file.isDryRun ? new Preview() : undefined,
    ...{ newcomers: new Map(), linesByReference: new Map() },
  };
  report({ phase: 'reading', ...(file.bytesTotal !== undefined && { bytesTotal: file.bytesTotal }) });
  await makeRoomAside(tx);
  const plan = await readToItsEnd(deps, taking);
  report({ phase: 'writing' });
  return settle(deps, taking, plan);
}

/** Reads the rows and writes who is new; returns how they were read. */
async function readToItsEnd(deps: Pick<Dependencies, 'secrets'>, taking: Taking): Promise<RowPlan> {
  const { tx, file, now, tally, preview, linesByReference, report } = taking;
  const reading = await findTermsOfReading(tx, file.mapping);
  const terms: FileTerms = { ...reading, today: now.toISOString().slice(0, 10), linesByReference };
  if (preview) terms.onReading = preview.onReading;
  const writer = new RowWriter(async (rows, plan) => {
    noteNewcomers(taking, await writeRows(deps, tx, { rows, plan, now }));
  });
  let plan: RowPlan | undefined;
  for await (const piece of readDelegates(chunksOf(file, report), terms)) {
    if (piece.survey) throw new NothingKept(answerOfSurvey(piece.survey, { ...file, ...reading, ...piece }));
    tally.read(piece);
    plan = piece.plan ?? plan;
    // With one fault nothing will be kept: the rest is read for its faults alone.
    if (tally.isGood && piece.plan) await writer.add(piece.delegates, piece.plan);
    report(tally.progress);
  }
  await writer.finish(tally.isGood);
  if (!tally.isGood || !plan) throw new NothingKept(tally.counts());
  return plan;
}

function noteNewcomers({ tally, preview, newcomers }: Taking, fresh: readonly ImportedDelegate[]): void {
  tally.brought(fresh.length);
  preview?.add(fresh);
  for (const { id, category, status } of fresh) {
    if (status !== 'approved') continue;
    const others = newcomers.get(category);
    if (others) others.push(id);
    else newcomers.set(category, [id]);
  }
}

/** Changes who is known, gives out places, and tells of a dry run what it has come to. */
async function settle(deps: TakingDependencies, taking: Taking, plan: RowPlan): Promise<TakenIn> {
  const { tx, now, tally, preview, actor } = taking;
  const told = preview ? mostPreviewed : 0;
  const finished = await finishWriting(tx, { plan, newcomers: taking.newcomers, now, told });
  tally.finished(finished);
  taking.report(tally.progress);
  if (!tally.isGood) throw new NothingKept(tally.counts());
  const { fileName } = taking.file;
  const consequences = await carryConsequences(deps, tx, { actor, fileName, unsettled: finished.unsettled });
  const shown = await preview?.finish(tx, taking.linesByReference.keys(), { ...finished, ...consequences });
  if (shown) throw new NothingKept({ ...tally.counts(), preview: shown });
  if (tally.mappingId) await touchMapping(tx, tally.mappingId, now);
  const waitedFor = finished.waitlisted.map(({ category }) => category);
  return { counts: tally.counts(), categories: [...new Set([...finished.left, ...waitedFor])], consequences };
}

function chunksOf({ body, bytesTotal }: FileToImport, report: (changes: { bytesRead: number }) => void) {
  const onBytes = (bytesRead: number) => report({ bytesRead });
  return arrivingBytes(body, { expected: bytesTotal, stallMs: maxSilenceMs, onBytes });
}
