import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import type { OwnStaffBadge } from './staff-badges.contract.ts';
import { findLivingBadge } from './staff-badges.queries.ts';

/** How the asker's own badge stands, and when it was last used. */
export async function findOwnBadge(
  { database }: Pick<Dependencies, 'database'>,
  actor: StaffActor,
): Promise<OwnStaffBadge> {
  const found = await findLivingBadge(database.drizzle, actor.id);
  if (!found) return {};
  const { issuedAt, pinSetAt, usedAt, lockedAt } = found;
  return {
    badge: {
      issuedAt: issuedAt.toISOString(),
      ...(pinSetAt && { pinSetAt: pinSetAt.toISOString() }),
      ...(usedAt && { usedAt: usedAt.toISOString() }),
      isLocked: lockedAt !== null,
    },
  };
}
