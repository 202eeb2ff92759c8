import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import {
  badges,
  delegates,
  gates,
  lanes,
  photographs,
  registrationTerms,
  reviews,
  stations,
} from '../../../db/schema/index.ts';

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

/** Gates from the world outside that somebody can enter by now, as they are listed, each with a station where one is. */
export async function listEntrances(db: Queryable) {
  return db
    .select({ id: gates.id, name: gates.name, station: { number: stations.number, place: stations.place } })
    .from(gates)
    .leftJoin(stations, eq(stations.gateId, gates.id))
    .where(
      and(
        isNull(gates.outerZoneId),
        sql`exists (select from ${lanes} l where l.gate_id = ${gates}.id and l.is_open and l.direction in ('in', 'both'))`,
      ),
    )
    .orderBy(gates.position, gates.id, stations.number);
}

export async function findFirstStation(db: Queryable) {
  const [row] = await db
    .select({ number: stations.number, place: stations.place })
    .from(stations)
    .orderBy(stations.number)
    .limit(1);
  return row;
}
