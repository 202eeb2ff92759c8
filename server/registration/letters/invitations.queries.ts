import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { delegates, letters } from '../../../db/schema/index.ts';
import type { InvitationChoice } from './letters.contract.ts';

/** Both lead to the delegate's page: one to the form there, one to the badge. */
const isInvited = sql<boolean>`exists (select from ${letters} l
  where l.delegate_id = ${delegates}.id and l.kind in ('invitation', 'approved'))`;

const chosenBy = ({ statuses, categories, groupId }: InvitationChoice): SQL | undefined =>
  and(
    inArray(delegates.status, statuses),
    categories && inArray(delegates.category, categories),
    groupId === undefined ? undefined : eq(delegates.groupId, groupId),
  );

export async function countInvitable(
  db: Queryable,
  choice: InvitationChoice,
): Promise<{ chosen: number; alreadyInvited: number }> {
  const [row] = await db
    .select({
      chosen: sql<number>`count(*)::integer`,
      alreadyInvited: sql<number>`count(*) filter (where ${isInvited})::integer`,
    })
    .from(delegates)
    .where(chosenBy(choice));
  return row ?? { chosen: 0, alreadyInvited: 0 };
}

/** Some of those who are chosen and have no invitation, locked: of two who invite at once, each writes to others. */
export async function lockUninvited(tx: Queryable, choice: InvitationChoice, atMost: number) {
  return tx
    .select({
      id: delegates.id,
      name: delegates.name,
      email: delegates.email,
      locale: delegates.locale,
      category: delegates.category,
      status: delegates.status,
    })
    .from(delegates)
    .where(and(chosenBy(choice), sql`not ${isInvited}`))
    .orderBy(delegates.id)
    .limit(atMost)
    .for('no key update', { skipLocked: true });
}
