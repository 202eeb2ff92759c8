import type { Queryable } from '../../../db/client.ts';
import { updateBadgesHolder } from './badges.queries.ts';
import { revokeBadgesOf } from './revoke-badges-of.ts';

/**
 * Two registrations were of one person: the badges of the one that goes are revoked and are the other's from then on,
 * within the caller's transaction. So whoever reads one finds the person, and a scan of before that arrives late counts
 * for them.
 */
export async function carryBadges(
  tx: Queryable,
  { from, to, because, at }: { from: string; to: string; because: string; at: Date },
): Promise<void> {
  await revokeBadgesOf(tx, { delegateId: from, because, at });
  await updateBadgesHolder(tx, { from, to });
}
