import type { Queryable } from '../../../db/client.ts';
import { wakeStations } from '../../identity/wake-stations.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { registrationFaults } from '../registration.errors.ts';
import { type MoveUpDependencies, moveUpWaitingList } from '../review/move-up-waiting-list.ts';
import { wakeReviewQueue } from '../review/wake-review-queue.ts';
import type { ImportOutcome } from './import.contract.ts';
import type { ImportBoard } from './import-board.ts';
import { findImport, insertImport, isOnlyImport, refreshStatistics } from './imports.queries.ts';
import type { FileSurvey } from './mapping.contract.ts';
import { type FileToImport, NothingKept, takeIn } from './take-in.ts';
import type { Counts } from './tally.ts';

export type ImportDependencies = MoveUpDependencies & { importBoard: ImportBoard };

/** What became of a file; or what it has, where somebody has to say first what its headings mean. */
export type ImportAnswer = { outcome: ImportOutcome } | { survey: FileSurvey };

/** As many as change how a search is best done. */
const manyRows = 500;

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
    const { counts, categories, consequences } = await inTransaction(deps.database, async (tx) => {
      await mayBegin(tx, importId);
      hasBegun = true;
      const taken = await takeIn(deps, tx, { ...file, actor });
      await insertImport(tx, stored(taken.counts));
      const { created, waitlisted, changed, unchanged } = taken.counts;
      const { badgesReissued, verificationsWithdrawn } = taken.consequences;
      const details = {
        ...{ importId, created, waitlisted, changed, unchanged },
        ...{ badgesReissued, verificationsWithdrawn },
      };
      await appendLedger(deps, actor, tx, { action: 'delegates_imported', details });
      return taken;
    });
    if (counts.created + counts.changed >= manyRows) await refreshStatistics(deps.database.drizzle);
    deps.importBoard.update(importId, { phase: 'done' });
    wakeReviewQueue(deps.live);
    wakeStations(deps.live, consequences.stationIds);
    if (categories.length > 0) await moveUpWaitingList(deps, categories);
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
