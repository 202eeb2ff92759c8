import { wakeStations } from '../../identity/wake-stations.ts';
import type { DelegateActor, StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { deletePhotograph, listStationsWaitingAt } from './photographs.queries.ts';

/** Removes the photograph of a delegate, whoever took it; where there is none, nothing happens. */
export async function removePhotograph(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor | DelegateActor,
  delegateId: string,
): Promise<void> {
  const stationIds = await inTransaction(deps.database, async (tx) => {
    const source = await deletePhotograph(tx, delegateId);
    if (!source) return [];
    if (actor.kind === 'staff') {
      await appendLedger(deps, actor, tx, { action: 'photograph_removed', delegateId, details: { source } });
    }
    return listStationsWaitingAt(tx, [delegateId]);
  });
  wakeStations(deps.live, stationIds);
}
