import { and, asc, count, eq, gte, isNull, min, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable } from '../../db/client.ts';
import {
  conference,
  delegates,
  gates,
  lanes,
  passkeys,
  photographs,
  proposals,
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

/** The last that was proposed for who was sent here. There are few proposals: who has a document or passkey needs none. */
const isLastProposal = sql`${proposals.id} = (select last.id from ${proposals} last
  where last.verification_id = ${verifications.id} order by last.proposed_at desc limit 1)`;

/** A living passkey of theirs: bound once an officer has seen their document, else only theirs by what they say. */
const passkeyOf = sql<
  'bound' | 'unbound' | null
>`(select case when bool_or(${passkeys.boundAt} is not null) then 'bound' else 'unbound' end
  from ${passkeys} where ${passkeys.delegateId} = ${delegates.id} and ${passkeys.revokedAt} is null having count(*) > 0)`;

const needsDocument = sql<boolean>`coalesce((select ${delegates.category} = any(${conference.documentCategories}) from ${conference}), false)`;

async function selectWaiting(db: Queryable, where: SQL | undefined, now: Date): Promise<WaitingPerson[]> {
  const decider = alias(staff, 'decider');
  const rows = await db
    .select({
      verification: verifications,
      delegate: delegates,
      photographVersion: photographs.version,
      passkey: passkeyOf,
      needsDocument,
      officer: staff.name,
      lane: lanes,
      gate: gates.name,
      proposal: proposals,
      decider: decider.name,
    })
    .from(verifications)
    .innerJoin(delegates, eq(delegates.id, verifications.delegateId))
    .leftJoin(photographs, eq(photographs.delegateId, delegates.id))
    .leftJoin(staff, eq(staff.id, verifications.takenBy))
    .leftJoin(lanes, eq(lanes.id, verifications.laneId))
    .leftJoin(gates, eq(gates.id, lanes.gateId))
    .leftJoin(proposals, isLastProposal)
    .leftJoin(decider, eq(decider.id, proposals.decidedBy))
    .where(where)
    .orderBy(asc(verifications.requestedAt), asc(verifications.id))
    .limit(shownAtMost);
  return rows.map(({ verification, delegate, lane, gate, proposal, ...row }) => ({
    ...asPerson(delegate),
    ...(row.photographVersion && { photographVersion: row.photographVersion }),
    ...(row.passkey && { passkey: row.passkey }),
    ...(row.needsDocument && { needsDocument: true as const }),
    ...asRequest(verification, row.officer, now),
    ...(lane && { laneNumber: lane.number }),
    ...(gate && { gateName: gate }),
    ...(proposal && asProposal(proposal, verification, row.decider, now)),
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

/** Nothing of what was taken back, or made by an officer who does not have the person any more. */
function asProposal(
  { id, because, outcome, proposedBy, expiresAt }: typeof proposals.$inferSelect,
  { takenBy }: typeof verifications.$inferSelect,
  decider: string | null,
  now: Date,
): Pick<WaitingPerson, 'proposal'> {
  const told = { id, because, expiresAt: expiresAt.toISOString() };
  if (outcome === 'declined')
    return { proposal: { ...told, state: 'declined', ...(decider && { decidedBy: decider }) } };
  if (outcome === 'withdrawn' || takenBy !== proposedBy) return {};
  return { proposal: { ...told, state: outcome === null && expiresAt > now ? 'waiting' : 'over' } };
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
