import { alertsTopic } from '../../alerts/alerts.contract.ts';
import { closeAlertsAbout } from '../../alerts/close-alerts-about.ts';
import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { deleteErasureRequest } from './own-data.queries.ts';

/** A delegate does not want to be erased any more, and nobody is told of it any longer. Where nothing was asked, nothing changes. */
export async function takeBackErasure(
  { database, clock, live }: Pick<Dependencies, 'database' | 'clock' | 'live'>,
  actor: DelegateActor,
): Promise<void> {
  await inTransaction(database, async (tx) => {
    await deleteErasureRequest(tx, actor.id);
    await closeAlertsAbout({ clock }, tx, { kind: 'erasure_requested', delegateId: actor.id });
  });
  live.wake(alertsTopic, {});
}
