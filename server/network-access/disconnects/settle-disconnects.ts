import { alertsTopic, networkAlertsTopic } from '../../alerts/alerts.contract.ts';
import { raiseAlertOnce } from '../../alerts/raise-alert-once.ts';
import { theSystem } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { disconnectCount } from './disconnect-count.ts';
import { updateConnectionsEnded, updateSettled } from './disconnects.queries.ts';
import type { DisconnectTold } from './request-disconnect.ts';

/**
 * Writes what came of these in one transaction. Of each access point that has not done as it was told one alert is open at
 * most, however many devices it has; what is asked for again and again is told of once.
 */
export async function settleDisconnects(
  deps: Pick<Dependencies, 'database' | 'clock' | 'live'>,
  told: readonly DisconnectTold[],
  againMs: number,
): Promise<void> {
  const settled = told.map(({ due, outcome, tries }) => ({ connectionId: due.connectionId, outcome, tries }));
  const failures = new Set(
    told.flatMap(({ due, failed }) => (failed && !due.wasUnanswered ? [JSON.stringify(failed)] : [])),
  );
  const raised = await inTransaction(deps.database, async (tx) => {
    await updateSettled(tx, settled, againMs);
    await updateConnectionsEnded(tx, settled);
    const ids = [];
    for (const because of failures) {
      const alert = { kind: 'disconnect_unanswered', because } as const;
      ids.push(await raiseAlertOnce(deps, theSystem, tx, alert, { each: 'because' }));
    }
    return ids.some((id) => id !== undefined);
  });
  for (const { outcome, due } of told)
    if (!due.wasUnanswered || !isToldAgain(outcome)) disconnectCount.add(deps.database, outcome);
  if (raised) for (const topic of [alertsTopic, networkAlertsTopic]) deps.live.wake(topic, {});
}

/** Counted when it was told first, and not each time. */
const isToldAgain = (outcome: DisconnectTold['outcome']): boolean => outcome === 'no_answer' || outcome === 'refused';
