import { endLinksWithin } from '../../identity/end-delegate-links.ts';
import type { ChangeDone, ChangeUnderWay } from './change-registration.ts';
import { foreseeConsequences } from './foresee-consequences.ts';
import { refuseWithdrawn } from './refuse-withdrawn.ts';
import { withdrawIn } from './withdraw-in.ts';

/**
 * Withdraws a registration and those of its companions: badges are revoked, links to their pages end, nobody waits for
 * them at a station, and the place is free. Who is inside is let out by any gate.
 */
export async function withdrawRegistration(work: ChangeUnderWay<'withdraw'>): Promise<ChangeDone> {
  const { deps, tx, actor, change, because, situation } = work;
  refuseWithdrawn(situation);
  const delegateId = situation.delegate.id;
  const { delegate, gone, stationIds } = await withdrawIn(deps, tx, actor, { delegateId, because });
  await endLinksWithin(deps, tx, gone);
  const consequences = foreseeConsequences(change, situation, undefined);
  return { delegate, consequences, stationIds, makesRoom: true };
}
