import { wakeStations } from '../../identity/wake-stations.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { listStationsWaitingAt, type PhotographRow, upsertArchivedPhotographs } from './photographs.queries.ts';

/**
 * Puts photographs of an archive, each in the place of the one there was, unless a camera of the staff took that one.
 * Whose photograph was put.
 */
export async function putPhotographsTogether(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  rows: readonly PhotographRow[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const { put, stationIds } = await inTransaction(deps.database, async (tx) => {
    const put = await upsertArchivedPhotographs(tx, rows);
    await appendLedger(deps, actor, tx, { action: 'photographs_imported', details: { taken: put.length } });
    return { put, stationIds: await listStationsWaitingAt(tx, put) };
  });
  wakeStations(deps.live, stationIds);
  return new Set(put);
}
