import type { Queryable } from '../../db/client.ts';
import { revokePasskeyRows, unbindPasskeyRows } from './passkeys/passkeys.queries.ts';
import { expireDecided, expireOpenVerifications, updateVerified } from './verifications.queries.ts';

/**
 * Withdraws what stations found out about a delegate within the caller's transaction, which writes the ledger: `of` a
 * person whose name was another, who they were verified as, and their passkeys count only once a document was seen with
 * them again; of one whose clearance was refused, who is the same person still, what was verified alone; of somebody whom
 * another takes the place of, refusals too, and the passkeys are revoked. Who waits at a station waits there no longer.
 * Tells at which stations, for `wakeStations` after the commit.
 */
export async function withdrawVerification(
  tx: Queryable,
  { delegateId, of, at }: { delegateId: string; of: 'name' | 'clearance' | 'person'; at: Date },
): Promise<string[]> {
  await expireDecided(tx, delegateId, of === 'person' ? ['verified', 'refused'] : ['verified']);
  if (of === 'person') await revokePasskeyRows(tx, { owner: { delegateId }, revokedAt: at });
  if (of === 'name') await unbindPasskeyRows(tx, delegateId);
  return expireOpenVerifications(tx, delegateId, at);
}

/**
 * Lets nobody wait at a station for a delegate who does not come, and nobody prove by phone to be them; as
 * `withdrawVerification`, but decisions are kept.
 */
export async function endWaiting(
  tx: Queryable,
  { delegateId, at }: { delegateId: string; at: Date },
): Promise<string[]> {
  await revokePasskeyRows(tx, { owner: { delegateId }, revokedAt: at });
  return expireOpenVerifications(tx, delegateId, at);
}

/**
 * Two registrations were of one person: what was decided of one counts for the other, and the newest decides. The
 * passkeys of the one that goes are revoked, for each was made under its name. Tells at which stations somebody waited
 * for the one that goes.
 */
export async function carryVerification(
  tx: Queryable,
  { from, to, at }: { from: string; to: string; at: Date },
): Promise<string[]> {
  await revokePasskeyRows(tx, { owner: { delegateId: from }, revokedAt: at });
  const stationIds = await expireOpenVerifications(tx, from, at);
  await updateVerified(tx, { from, to });
  return stationIds;
}
