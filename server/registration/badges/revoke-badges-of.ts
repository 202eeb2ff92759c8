import type { Queryable } from '../../../db/client.ts';
import { type BadgeRow, listBadgesOf } from './badges.queries.ts';
import { takeOutOfUse } from './revoke-badge.ts';

/** Revokes whatever badges of a delegate are not revoked yet, within the caller's transaction; tells which they were. */
export async function revokeBadgesOf(
  tx: Queryable,
  { delegateId, because, at }: { delegateId: string; because: string; at: Date },
): Promise<BadgeRow[]> {
  const revoked: BadgeRow[] = [];
  for (const { serial, revokedAt } of await listBadgesOf(tx, delegateId)) {
    if (!revokedAt) revoked.push(await takeOutOfUse(tx, { serial, because, at }));
  }
  return revoked;
}
