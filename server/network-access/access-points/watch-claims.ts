import { alertsTopic, networkAlertsTopic } from '../../alerts/alerts.contract.ts';
import { raiseAlertOnce } from '../../alerts/raise-alert-once.ts';
import { theSystem } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { lookEvery } from '../../kernel/look-every.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { listClaims } from './access-points.queries.ts';

const everyMs = 60_000;
/** What was claimed since the look before, also where that one was late. */
const withinMs = 3 * everyMs;

type Needed = Pick<Dependencies, 'database' | 'clock' | 'live'>;

/** Looks each minute which access points claim to be hotspots of others, and raises alerts. The function returned ends it. */
export function watchClaims(deps: Needed & Pick<Dependencies, 'log'>): () => Promise<void> {
  return lookEvery(everyMs, () =>
    tellClaims(deps)
      // The next look tries again.
      .catch((error: unknown) => deps.log.warn({ err: error }, 'it could not be found who claims hotspots of others')),
  );
}

/** One alert for each access point, until it is acknowledged; one more if it goes on then. */
export async function tellClaims(deps: Needed): Promise<void> {
  const claims = await listClaims(deps.database, { withinMs });
  if (claims.length === 0) return;
  const raised = await inTransaction(deps.database, async (tx) => {
    const ids = [];
    for (const { name } of claims) {
      const alert = { kind: 'hotspot_claimed', because: JSON.stringify({ accessPoint: name }) } as const;
      ids.push(await raiseAlertOnce(deps, theSystem, tx, alert, { each: 'because' }));
    }
    return ids.some((id) => id !== undefined);
  });
  if (raised) for (const topic of [alertsTopic, networkAlertsTopic]) deps.live.wake(topic, {});
}
