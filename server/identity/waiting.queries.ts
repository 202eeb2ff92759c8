import { and, asc, count, eq, gte, isNull, min, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import {
  conference,
  delegates,
  gates,
  lanes,
  photographs,
  staff,
  stations,
  verifications,
} from '../../db/schema/index.ts';
import type { WaitingPerson } from './identity.contract.ts';

/** A queue is shown this far; who comes later moves up. */
const shownAtMost = 200;

export async function listWaiting(db: Queryable, stationId: string, now: Date): Promise<WaitingPerson[]> {
  const isHere = and(eq(verifications.stationId, stationId), isNull(verifications.outcome));
  return selectWaiting(db, isHere, now);
}

export async function findWaiting(
  db: Queryable,
  verificationId: string,
  now: Date,
): Promise<WaitingPerson | undefined> {
  const [person] = await selectWaiting(db, eq(verifications.id, verificationId), now);
  return person;
}

async function selectWaiting(db: Queryable, where: SQL | undefined, now: Date): Promise<WaitingPerson[]> {
  const rows = await db
    .select({
      verification: verifications,
      delegate: delegates,
      photographVersion: photographs.version,
      officer: staff.name,
      lane: lanes,
      gate: gates.name,
    })
    .from(verifications)
    .innerJoin(delegates, eq(delegates.id, verifications.delegateId))
    .leftJoin(photographs, eq(photographs.delegateId, delegates.id))
    .leftJoin(staff, eq(staff.id, verifications.takenBy))
    .leftJoin(lanes, eq(lanes.id, verifications.laneId))
    .leftJoin(gates, eq(gates.id, lanes.gateId))
    .where(where)
    .orderBy(asc(verifications.requestedAt), asc(verifications.id))
    .limit(shownAtMost);
  return rows.map(({ verification, delegate, photographVersion, officer, lane, gate }) => ({
    ...asPerson(delegate),
    ...(photographVersion && { photographVersion }),
    ...asRequest(verification, officer, now),
    ...(lane && { laneNumber: lane.number }),
    ...(gate && { gateName: gate }),
  }));
}

const asPerson = (delegate: typeof delegates.$inferSelect) => ({
  delegateId: delegate.id,
  name: delegate.name,
  nameLatin: delegate.nameLatin,
  country: delegate.country,
  category: delegate.category,
  affiliation: delegate.affiliation,
  ...(delegate.documentCountry && { documentCountry: delegate.documentCountry }),
  ...(delegate.documentLast4 && { documentLast4: delegate.documentLast4 }),
  ...(delegate.birthDate && { birthDate: delegate.birthDate }),
});

function asRequest(row: typeof verifications.$inferSelect, officer: string | null, now: Date) {
  const { takenBy, takenUntil } = row;
  const isTaken = takenBy !== null && officer !== null && takenUntil !== null && takenUntil > now;
  return {
    verificationId: row.id,
    reason: row.reason,
    requestedAt: row.requestedAt.toISOString(),
    ...(row.laneId && { laneId: row.laneId }),
    ...(isTaken && { takenBy: { staffId: takenBy, name: officer, until: takenUntil.toISOString() } }),
    ...(row.passedOnBecause && { passedOnBecause: row.passedOnBecause }),
  };
}

/** How many were verified at a station since midnight in the conference's time zone. */
export async function countVerifiedToday(db: Queryable, stationId: string, now: Date): Promise<number> {
  const midnight = sql`(select date_trunc('day', ${now.toISOString()}::timestamptz, ${conference.timeZone}) from ${conference})`;
  const [row] = await db
    .select({ verified: count() })
    .from(verifications)
    .where(
      and(
        eq(verifications.stationId, stationId),
        sql`${verifications.outcome} = 'verified'`,
        gte(verifications.decidedAt, midnight),
      ),
    );
  return row?.verified ?? 0;
}

/** Each station with the length of its queue. */
export async function listQueueLengths(db: Queryable, now: Date) {
  const isTaken = sql`${verifications.takenUntil} > ${now.toISOString()}::timestamptz`;
  return db
    .select({
      id: stations.id,
      number: stations.number,
      gateId: stations.gateId,
      place: stations.place,
      waiting: count(verifications.id),
      taken: sql<number>`(count(*) filter (where ${isTaken}))::int`,
      passedOn: sql<number>`(count(*) filter (where ${verifications.passedOnAt} is not null))::int`,
      oldestAt: min(verifications.requestedAt),
    })
    .from(stations)
    .leftJoin(verifications, and(eq(verifications.stationId, stations.id), isNull(verifications.outcome)))
    .groupBy(stations.id)
    .orderBy(asc(stations.number));
}
