import type { FileHandle } from 'node:fs/promises';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import type { Darkroom } from './darkroom.ts';
import { inflateFile, type OpenArchive } from './inflate-file.ts';
import { type ArchivedFile, listArchive } from './list-archive.ts';
import { matchReferences } from './match-references.ts';
import type { PhotographEntryOutcome, PhotographImport } from './photographs.contract.ts';
import { photographFaults } from './photographs.errors.ts';
import type { PhotographRow, ReferredDelegate } from './photographs.queries.ts';
import { putPhotographsTogether } from './put-photographs-together.ts';
import { sealPhotograph } from './seal-photograph.ts';
import { withSpooledArchive } from './spool-archive.ts';

export type ImportDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'> & { darkroom: Darkroom };

const inflatedBytesAtMost = 1024 * 1024 * 1024;
const atOnce = 2;
const putTogether = 25;

/** One import of photographs at a time: an archive is half a gigabyte of disk. */
const underWay = new WeakSet<Dependencies['database']>();

/**
 * Takes photographs from a zip archive, each named by the reference of its delegate. Each file is answered by itself,
 * and what is good is kept whatever the others are. Throws `archive_under_way`, `photograph_cut_off`, and what makes an
 * archive unreadable as a whole.
 */
export async function importPhotographs(
  deps: ImportDependencies,
  actor: StaffActor,
  body: ReadableStream<Uint8Array> | null,
): Promise<PhotographImport> {
  if (!body) throw new DomainError(photographFaults.photograph_cut_off);
  if (underWay.has(deps.database)) throw new DomainError(photographFaults.archive_under_way);
  underWay.add(deps.database);
  try {
    return await withSpooledArchive(body, (file) => importFrom(deps, actor, file));
  } finally {
    underWay.delete(deps.database);
  }
}

async function importFrom(deps: ImportDependencies, actor: StaffActor, file: FileHandle): Promise<PhotographImport> {
  const { archive, files } = await listArchive(file);
  const holders = await matchReferences(deps.database.drizzle, files);
  const open: OpenArchive = { archive, file, bytesLeft: inflatedBytesAtMost };
  const outcomes = new Map<ArchivedFile, PhotographEntryOutcome>();
  const pending: Pending[] = [];
  const queue = [...files].reverse();
  // Each takes the next file as soon as it has done with one.
  const workers = Array.from({ length: atOnce }, async () => {
    try {
      for (let of = queue.pop(); of; of = queue.pop()) {
        const taken = await takeOne(deps, open, of, holders.get(of));
        if (typeof taken === 'string') outcomes.set(of, taken);
        else pending.push({ of, row: { ...taken, takenBy: actor.id } });
        if (pending.length >= putTogether) await put(deps, actor, pending.splice(0), outcomes);
      }
    } finally {
      // Where one fails, the other stops after its file.
      queue.length = 0;
    }
  });
  await allSettled(workers);
  await put(deps, actor, pending, outcomes);
  return told(files, outcomes);
}

interface Pending {
  of: ArchivedFile;
  row: PhotographRow;
}

async function put(
  deps: ImportDependencies,
  actor: StaffActor,
  pending: readonly Pending[],
  outcomes: Map<ArchivedFile, PhotographEntryOutcome>,
): Promise<void> {
  const rows = pending.map(({ row }) => row);
  const done = await putPhotographsTogether(deps, actor, rows);
  for (const { of, row } of pending) outcomes.set(of, done.has(row.delegateId) ? 'taken' : 'taken_by_staff');
}

async function takeOne(
  deps: ImportDependencies,
  open: OpenArchive,
  of: ArchivedFile,
  holder: ReferredDelegate | PhotographEntryOutcome = 'reference_unknown',
): Promise<Omit<PhotographRow, 'takenBy'> | PhotographEntryOutcome> {
  if (typeof holder === 'string') return holder;
  const developed = await developFrom(deps, open, of);
  if (typeof developed === 'string') return developed;
  return { ...sealPhotograph(deps, developed), delegateId: holder.id, source: 'archive' };
}

/** Waits for all of them also where one fails: the file is closed after this. */
async function allSettled(workers: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(workers)) if (result.status === 'rejected') throw result.reason;
}

/** What is wrong with a picture, as what became of its file: the end of the fault's code. */
const outcomeOfFault = new Map<string, PhotographEntryOutcome>([
  [photographFaults.photograph_unreadable.code, 'unreadable'],
  [photographFaults.photograph_heic.code, 'unreadable'],
  [photographFaults.photograph_too_many_pixels.code, 'too_many_pixels'],
  [photographFaults.photograph_too_small.code, 'too_small'],
  [photographFaults.photograph_odd_shape.code, 'odd_shape'],
  [photographFaults.photograph_moves.code, 'moves'],
  [photographFaults.photograph_too_slow.code, 'too_slow'],
]);

async function developFrom({ darkroom }: ImportDependencies, open: OpenArchive, { entry }: ArchivedFile) {
  const bytes = await inflateFile(open, entry);
  if (typeof bytes === 'string') return bytes;
  try {
    return await darkroom.develop(bytes);
  } catch (error) {
    const outcome = error instanceof DomainError ? outcomeOfFault.get(error.fault.code) : undefined;
    if (!outcome) throw error;
    return outcome;
  }
}

function told(
  files: readonly ArchivedFile[],
  outcomes: ReadonlyMap<ArchivedFile, PhotographEntryOutcome>,
): PhotographImport {
  const entries = files.map((of) => ({ name: of.name, outcome: outcomes.get(of) ?? ('beyond_limits' as const) }));
  const taken = entries.filter(({ outcome }) => outcome === 'taken').length;
  return { taken, notTaken: entries.length - taken, entries };
}
