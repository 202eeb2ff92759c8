import { and, desc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { badges, delegates, photographs, registrationTerms, reviews, stations } from '../../../db/schema/index.ts';
import { keptOutByVetting } from '../delegates/delegates.queries.ts';

export type OwnRecord = NonNullable<Awaited<ReturnType<typeof findOwnRecord>>>;

/** A delegate's registration with what their page needs of other tables. */
export async function findOwnRecord(db: Queryable, delegateId: string) {
  const [row] = await db
    .select({
      delegate: {
        id: delegates.id,
        name: delegates.name,
        nameLatin: delegates.nameLatin,
        affiliation: delegates.affiliation,
        country: delegates.country,
        category: delegates.category,
        status: delegates.status,
        locale: delegates.locale,
        submittedAt: delegates.submittedAt,
        waitlistedAt: delegates.waitlistedAt,
      },
      vetting: keptOutByVetting,
      isInGroup: sql<boolean>`${delegates.groupId} is not null`,
      locales: registrationTerms.locales,
      asksForPhotograph: registrationTerms.asksForPhotograph,
      hasPhotograph: sql<boolean>`exists (select from ${photographs} p where p.delegate_id = ${delegates.id})`,
      // Written with its table: Drizzle names a column alone here, and verifications have an id of their own.
      isVerified: sql<boolean>`coalesce((select v.outcome = 'verified' from verifications v
        where v.delegate_id = ${delegates}.id and v.outcome in ('verified', 'refused')
        order by v.decided_at desc limit 1), false)`,
    })
    .from(delegates)
    .innerJoin(registrationTerms, eq(registrationTerms.id, 1))
    .where(eq(delegates.id, delegateId));
  return row;
}

/** What was last said of a registration, or nothing yet. */
export async function findLastReview(db: Queryable, delegateId: string) {
  const [row] = await db
    .select({ at: reviews.at, decision: reviews.decision, because: reviews.because, dueOn: reviews.dueOn })
    .from(reviews)
    .where(eq(reviews.delegateId, delegateId))
    .orderBy(desc(reviews.revision), desc(reviews.at))
    .limit(1);
  return row;
}

/** The phone badge that was issued last, revoked or not. */
export async function findLastPhoneBadge(db: Queryable, delegateId: string) {
  const [row] = await db
    .select()
    .from(badges)
    .where(and(eq(badges.delegateId, delegateId), eq(badges.medium, 'phone')))
    .orderBy(desc(badges.serial))
    .limit(1);
  return row;
}

/** All of them, by number, with the gate at which one stands. */
export async function listStations(db: Queryable) {
  return db
    .select({ number: stations.number, place: stations.place, gateId: stations.gateId })
    .from(stations)
    .orderBy(stations.number);
}
