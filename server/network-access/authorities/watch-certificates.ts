import { alertsTopic, networkAlertsTopic } from '../../alerts/alerts.contract.ts';
import { raiseAlertOnce } from '../../alerts/raise-alert-once.ts';
import { theSystem } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { lookEvery } from '../../kernel/look-every.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { listServersBefore } from '../freeradius/radius-servers.queries.ts';
import { listCertificatesBefore, listTrustedBefore } from './authorities.queries.ts';
import { commonNameOf } from './certificates.ts';
import type { EndingCertificate } from './ending-certificates.contract.ts';

const everyMs = 3_600_000;
const dayMs = 86_400_000;
/** When so many days are left, it is told once more: time enough to set up anew whoever trusts the one that ends. */
const toldAtDays = [0, 3, 14, 42];
const mostDays = Math.max(...toldAtDays);

type Needed = Pick<Dependencies, 'database' | 'clock' | 'live'>;

/** Looks each hour which certificates of the Wi-Fi end soon, and raises alerts. The function returned ends it. */
export function watchCertificates(deps: Needed & Pick<Dependencies, 'log'>): () => Promise<void> {
  return lookEvery(everyMs, () =>
    tellEndingCertificates(deps)
      // The next look tries again.
      .catch((error: unknown) => deps.log.warn({ err: error }, 'it could not be found which certificates end')),
  );
}

/** One alert for each that ends, and each time that it is told of, also where the one before was acknowledged. */
export async function tellEndingCertificates(deps: Needed): Promise<void> {
  const ending = await listEnding(deps);
  if (ending.length === 0) return;
  const raised = await inTransaction(deps.database, async (tx) => {
    const ids = [];
    for (const one of ending) {
      const alert = { kind: 'network_certificate_ends', because: JSON.stringify(one) } as const;
      ids.push(await raiseAlertOnce(deps, theSystem, tx, alert, { each: 'because ever' }));
    }
    return ids.some((id) => id !== undefined);
  });
  if (raised) for (const topic of [alertsTopic, networkAlertsTopic]) deps.live.wake(topic, {});
}

async function listEnding({ database, clock }: Needed): Promise<EndingCertificate[]> {
  const now = clock.now();
  const before = new Date(now.getTime() + mostDays * dayMs);
  const authorities = await listTrustedBefore(database.drizzle, before);
  const accessPoints = await listCertificatesBefore(database.drizzle, before);
  const servers = await listServersBefore(database.drizzle, before);
  const named = [
    ...authorities.map((one) => ({ of: 'authority' as const, name: commonNameOf(one.certificate), at: one.expiresAt })),
    ...accessPoints.map(({ name, at }) => ({ of: 'access_point' as const, name, at })),
    ...servers.map(({ name, at }) => ({ of: 'radius_server' as const, name, at })),
  ];
  return named.flatMap(({ at, ...one }) => {
    const left = Math.max(0, (at.getTime() - now.getTime()) / dayMs);
    const daysLeft = toldAtDays.find((days) => left <= days);
    return daysLeft === undefined ? [] : [{ ...one, endsAt: at.toISOString(), daysLeft }];
  });
}
