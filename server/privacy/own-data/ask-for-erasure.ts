import { alertsTopic } from '../../alerts/alerts.contract.ts';
import { raiseAlert } from '../../alerts/raise-alert.ts';
import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { insertErasureRequest } from './own-data.queries.ts';

/**
 * A delegate asks to be erased: administrators are told at once, and two persons of the staff decide. Nothing is done by it
 * alone, and asking again changes nothing.
 */
export async function askForErasure(
  { database, clock, live }: Pick<Dependencies, 'database' | 'clock' | 'live'>,
  actor: DelegateActor,
): Promise<void> {
  const isNew = await inTransaction(database, async (tx) => {
    if (!(await insertErasureRequest(tx, actor.id, clock.now()))) return false;
    await raiseAlert({ clock }, actor, tx, { kind: 'erasure_requested', delegateId: actor.id, because: '' });
    return true;
  });
  if (isNew) live.wake(alertsTopic, {});
}
