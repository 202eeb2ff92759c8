import { alertsTopic, networkAlertsTopic } from '../../alerts/alerts.contract.ts';
import { raiseAlertOnce } from '../../alerts/raise-alert-once.ts';
import { theSystem } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { lookEvery } from '../../kernel/look-every.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { countUnreadable } from './word-of-freeradius.queries.ts';

const everyMs = 60_000;
/** What was put aside since the look before, also where that one was late. */
const withinMs = 3 * everyMs;

type Needed = Pick<Dependencies, 'database' | 'clock' | 'live'>;

/** Looks each minute whether accounting came that could not be read, and raises an alert. The function returned ends it. */
export function watchUnreadable(deps: Needed & Pick<Dependencies, 'log'>): () => Promise<void> {
  let told = 0;
  return lookEvery(everyMs, async () => {
    try {
      told = await tellUnreadable(deps, told);
    } catch (error) {
      // The next look tries again.
      deps.log.warn({ err: error }, 'it could not be found whether accounting was read');
    }
  });
}

/** One alert, until it is acknowledged; one more if it goes on then. Of records after a number; after which the next time. */
export async function tellUnreadable(deps: Needed, after = 0): Promise<number> {
  const { count, newest } = await countUnreadable(deps.database, { withinMs, after });
  if (count === 0) return newest;
  const alert = { kind: 'accounting_unreadable', because: JSON.stringify({ count }) } as const;
  const raised = await inTransaction(deps.database, (tx) => raiseAlertOnce(deps, theSystem, tx, alert));
  if (raised) for (const topic of [alertsTopic, networkAlertsTopic]) deps.live.wake(topic, {});
  return newest;
}
