import { and, inArray, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import type { LocalizedText } from '../../db/schema/columns.ts';
import { verifications } from '../../db/schema/index.ts';

export interface StationWithQueue {
  readonly id: string;
  readonly number: number;
  readonly place: LocalizedText;
  readonly gateId: string | undefined;
  readonly waiting: number;
  /** Those open verifications here that were asked about. */
  readonly open: readonly { verificationId: string; delegateId: string }[];
}

/** All stations with the length of their queues and the open verifications of these delegates, in one statement. */
export async function listStationsWithQueues(
  tx: Queryable,
  delegateIds: readonly string[],
): Promise<StationWithQueue[]> {
  const asked = sql`v.delegate_id in ${[...delegateIds]}`;
  const rows = await tx.execute<Omit<StationWithQueue, 'gateId'> & { gateId: string | null }>(sql`
    select s.id, s.number, s.place, s.gate_id as "gateId", coalesce(q.waiting, 0) as waiting,
      coalesce(q.open, '[]'::jsonb) as open
    from stations s left join (
      select v.station_id, count(*)::int as waiting,
        jsonb_agg(jsonb_build_object('verificationId', v.id, 'delegateId', v.delegate_id)) filter (where ${asked}) as open
      from verifications v where v.outcome is null group by v.station_id
    ) q on q.station_id = s.id`);
  return rows.map(({ gateId, ...row }) => ({ ...row, gateId: gateId ?? undefined }));
}

type NewVerification = Pick<
  typeof verifications.$inferInsert,
  'id' | 'delegateId' | 'stationId' | 'scanId' | 'reason' | 'laneId' | 'requestedAt'
>;

/** Opens verifications, and tells whose: a delegate who has an open one already is left out. */
export async function openVerifications(tx: Queryable, opened: NewVerification[]): Promise<Set<string>> {
  const rows = await tx
    .insert(verifications)
    .values(opened)
    .onConflictDoNothing()
    .returning({ delegateId: verifications.delegateId });
  return new Set(rows.map(({ delegateId }) => delegateId));
}

export async function listOpenVerifications(
  tx: Queryable,
  delegateIds: readonly string[],
): Promise<{ verificationId: string; delegateId: string; stationId: string }[]> {
  return tx
    .select({
      verificationId: verifications.id,
      delegateId: verifications.delegateId,
      stationId: verifications.stationId,
    })
    .from(verifications)
    .where(and(inArray(verifications.delegateId, [...delegateIds]), isNull(verifications.outcome)));
}
