import type { Queryable } from '../../db/client.ts';
import { expireDecided, expireOpenVerifications, updateVerified } from './verifications.queries.ts';

/**
 * Withdraws what stations found out about a delegate within the caller's transaction, which writes the ledger: `of` a
 * person whose name was another, who they were verified as; of somebody whom another takes the place of, refusals too. Who
 * waits at a station waits there no longer. Tells at which stations, for `wakeStations` after the commit.
 */
export async function withdrawVerification(
  tx: Queryable,
  { delegateId, of, at }: { delegateId: string; of: 'name' | 'person'; at: Date },
): Promise<string[]> {
  await expireDecided(tx, delegateId, of === 'person' ? ['verified', 'refused'] : ['verified']);
  return expireOpenVerifications(tx, delegateId, at);
}

/** Lets nobody wait at a station for a delegate who does not come; as `withdrawVerification`, but decisions are kept. */
export const endWaiting = (tx: Queryable, { delegateId, at }: { delegateId: string; at: Date }): Promise<string[]> =>
  expireOpenVerifications(tx, delegateId, at);

/**
 * Two registrations were of one person: what was decided of one counts for the other, and the newest decides. Tells at
 * which stations somebody waited for the one that goes.
 */
export async function carryVerification(
  tx: Queryable,
  { from, to, at }: { from: string; to: string; at: Date },
): Promise<string[]> {
  const stationIds = await expireOpenVerifications(tx, from, at);
  await updateVerified(tx, { from, to });
  return stationIds;
}
