import type { Transaction } from '../../../db/client.ts';
import { endWaiting } from '../../identity/withdraw-verification.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { revokeBadgesOf } from '../badges/revoke-badges-of.ts';
import { writeLetter } from '../letters/write-letter.ts';
import { recordReview } from '../review/record-review.ts';
import { withdrawCompanions } from '../review/withdraw-companions.ts';
import { updateRegistration } from './changes.queries.ts';

/**
 * Withdraws a registration and those of its companions within the caller's transaction, which has locked it: badges are
 * revoked, and nobody waits for them at a station. Tells who is gone, and at which stations somebody waited.
 */
export async function withdrawIn(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  tx: Transaction,
  actor: Actor,
  { delegateId, because }: { delegateId: string; because: string },
) {
  const at = deps.clock.now();
  const delegate = await updateRegistration(tx, delegateId, { status: 'withdrawn', waitlistedAt: null }, at);
  const { revision, locale, email, name } = delegate;
  await recordReview(deps, tx, actor, { delegateId, revision, decision: 'withdrawn', because });
  await revokeBadgesOf(tx, { delegateId, because, at });
  const companions = await withdrawCompanions(deps, tx, actor, { delegateId, because });
  const gone = [delegateId, ...companions.map(({ id }) => id)];
  const stationIds: string[] = [];
  for (const id of gone) stationIds.push(...(await endWaiting(tx, { delegateId: id, at })));
  await appendLedger(deps, actor, tx, { action: 'registration_withdrawn', delegateId, details: { because } });
  await writeLetter(deps, tx, {
    ...{ kind: 'withdrawn', delegateId, locale, toAddress: email, content: { name } },
    ...(actor.kind === 'staff' && { writtenBy: actor.id }),
  });
  return { delegate, gone, stationIds };
}
