import { eq } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { conference, delegates } from '../../../db/schema/index.ts';

/** What a profile calls itself by: the conference's name, and the language of the delegate. */
export async function findNames(db: Queryable, delegateId: string) {
  const [row] = await db
    .select({ conference: conference.name, language: delegates.locale })
    .from(delegates)
    .innerJoin(conference, eq(conference.id, 1))
    .where(eq(delegates.id, delegateId));
  return row;
}
