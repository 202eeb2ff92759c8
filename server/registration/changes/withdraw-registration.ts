import { endLinksWithin } from '../../identity/end-delegate-links.ts';
import { endWaiting } from '../../identity/withdraw-verification.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { revokeBadgesOf } from '../badges/revoke-badges-of.ts';
import { writeLetter } from '../letters/write-letter.ts';
import { recordReview } from '../review/record-review.ts';
import { withdrawCompanions } from '../review/withdraw-companions.ts';
import type { ChangeDone, ChangeUnderWay } from './change-registration.ts';
import { updateRegistration } from './changes.queries.ts';
import { foreseeConsequences } from './foresee-consequences.ts';
import { refuseWithdrawn } from './refuse-withdrawn.ts';

/**
 * Withdraws a registration and those of its companions: badges are revoked, links to their pages end, nobody waits for
 * them at a station, and the place is free. Who is inside is let out by any gate.
 */
export async function withdrawRegistration(work: ChangeUnderWay<'withdraw'>): Promise<ChangeDone> {
  const { deps, tx, actor, change, because, situation } = work;
  refuseWithdrawn(situation);
  const { id } = situation.delegate;
  const at = deps.clock.now();
  const delegate = await updateRegistration(tx, id, { status: 'withdrawn', waitlistedAt: null }, at);
  const { revision, locale, email, name } = delegate;
  await recordReview(deps, tx, actor, { delegateId: id, revision, decision: 'withdrawn', because });
  await revokeBadgesOf(tx, { delegateId: id, because, at });
  const companions = await withdrawCompanions(deps, tx, actor, { delegateId: id, because });
  const gone = [id, ...companions.map((companion) => companion.id)];
  await endLinksWithin(deps, tx, gone);
  const stationIds: string[] = [];
  for (const delegateId of gone) stationIds.push(...(await endWaiting(tx, { delegateId, at })));
  await appendLedger(deps, actor, tx, { action: 'registration_withdrawn', delegateId: id, details: { because } });
  const letter = { kind: 'withdrawn', delegateId: id, locale, toAddress: email, writtenBy: actor.id } as const;
  await writeLetter(deps, tx, { ...letter, content: { name } });
  const consequences = foreseeConsequences(change, situation, undefined);
  return { delegate, consequences, stationIds, makesRoom: true };
}
