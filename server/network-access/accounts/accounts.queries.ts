import { and, asc, desc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../../db/client.ts';
import type { NetworkStanding } from '../../../db/network-vocabulary.ts';
import {
  accessPoints,
  conference,
  connections,
  delegates,
  disconnects,
  hotspots,
  joinAttempts,
  networkAccounts,
  networkCredentials,
  networkDevices,
  networkProfiles,
  staff,
} from '../../../db/schema/index.ts';

/** How an account stands, and what the profile of its category says. */
export async function findAccount(db: Queryable, delegateId: string) {
  const [row] = await db
    .select({
      name: delegates.name,
      nameLatin: delegates.nameLatin,
      category: delegates.category,
      standing: sql<NetworkStanding>`network_standing(${networkAccounts.delegateId})`,
      devices: networkProfiles.devices,
      vlan: networkProfiles.vlan,
      routeOut: networkProfiles.routeOut,
      opensHoursBefore: networkProfiles.opensHoursBefore,
      closesHoursAfter: networkProfiles.closesHoursAfter,
      startsAt: conference.startsAt,
      endsAt: conference.endsAt,
      verifiedAt: sql<string | null>`(select max(v.decided_at) from verifications v
        where v.delegate_id = ${networkAccounts.delegateId} and v.outcome = 'verified')`,
      revokedAt: networkAccounts.revokedAt,
      revokedBy: staff.name,
      revokedBecause: networkAccounts.revokedBecause,
    })
    .from(networkAccounts)
    .innerJoin(delegates, eq(delegates.id, networkAccounts.delegateId))
    .innerJoin(networkProfiles, eq(networkProfiles.category, delegates.category))
    .innerJoin(conference, sql`true`)
    .leftJoin(staff, eq(staff.id, networkAccounts.revokedBy))
    .where(eq(networkAccounts.delegateId, delegateId));
  return row;
}

/** Keeps devices from joining and being added to an account until the transaction ends; whether there is one. */
export async function lockAccount(tx: Queryable, delegateId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: networkAccounts.delegateId })
    .from(networkAccounts)
    .where(eq(networkAccounts.delegateId, delegateId))
    .for('update');
  return rows.length > 0;
}

/** Devices give up the places that they hold; under the lock of the account. */
export async function deleteDevicesOf(tx: Queryable, delegateId: string): Promise<void> {
  await tx.delete(networkDevices).where(eq(networkDevices.delegateId, delegateId));
}

interface Revocation {
  readonly revokedAt: Date;
  readonly revokedBy: string;
  readonly revokedBecause: string;
}

/** Whether it was not revoked before. */
export async function markRevoked(tx: Queryable, delegateId: string, revocation: Revocation): Promise<boolean> {
  const rows = await tx
    .update(networkAccounts)
    .set(revocation)
    .where(and(eq(networkAccounts.delegateId, delegateId), isNull(networkAccounts.revokedAt)))
    .returning({ id: networkAccounts.delegateId });
  return rows.length > 0;
}

/** Whether it had been revoked. */
export async function markRestored(tx: Queryable, delegateId: string): Promise<boolean> {
  const rows = await tx
    .update(networkAccounts)
    .set({ revokedAt: null, revokedBy: null, revokedBecause: null })
    .where(and(eq(networkAccounts.delegateId, delegateId), sql`${networkAccounts.revokedAt} is not null`))
    .returning({ id: networkAccounts.delegateId });
  return rows.length > 0;
}

/** What was decided under the one registration counts under the other, where nothing was. */
export async function carryRevocation(
  { sql: query }: Pick<Transaction, 'sql'>,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await query`
    update network_accounts a
    set revoked_at = was.revoked_at, revoked_by = was.revoked_by, revoked_because = was.revoked_because
    from network_accounts was where a.delegate_id = ${to} and was.delegate_id = ${from} and a.revoked_at is null`;
}

/** The newest first. */
export const listAttempts = (db: Queryable, delegateId: string, limit: number) =>
  db
    .select({
      at: joinAttempts.at,
      method: joinAttempts.method,
      outcome: joinAttempts.outcome,
      deviceName: networkCredentials.deviceName,
      hotspot: hotspots.code,
      hotspotName: hotspots.name,
      accessPoint: accessPoints.name,
    })
    .from(joinAttempts)
    .leftJoin(networkCredentials, eq(networkCredentials.id, joinAttempts.credentialId))
    .leftJoin(hotspots, eq(hotspots.number, joinAttempts.hotspot))
    .leftJoin(accessPoints, eq(accessPoints.id, joinAttempts.accessPointId))
    .where(eq(joinAttempts.delegateId, delegateId))
    .orderBy(desc(joinAttempts.at), desc(joinAttempts.id))
    .limit(limit);
export type JoinAttempt = Awaited<ReturnType<typeof listAttempts>>[number];

/** For so long who took a device off sees what came of it. */
const takenOffMinutes = 5;

/** Those that have neither ended nor lapsed, and that were just taken off, the oldest first, with what was asked to end them. */
export const listOpenConnections = (db: Queryable, delegateId: string) =>
  db
    .select({
      deviceAddress: connections.deviceAddress,
      deviceName: networkCredentials.deviceName,
      hotspot: hotspots.code,
      hotspotName: hotspots.name,
      accessPoint: accessPoints.name,
      vlan: connections.vlan,
      routeOut: connections.routeOut,
      admittedAt: connections.admittedAt,
      lastsUntil: connections.lastsUntil,
      because: disconnects.because,
      requestedAt: disconnects.requestedAt,
      outcome: disconnects.outcome,
    })
    .from(connections)
    .innerJoin(accessPoints, eq(accessPoints.id, connections.accessPointId))
    .leftJoin(networkCredentials, eq(networkCredentials.id, connections.credentialId))
    .leftJoin(hotspots, eq(hotspots.number, connections.hotspot))
    .leftJoin(disconnects, eq(disconnects.connectionId, connections.id))
    .where(
      and(
        eq(connections.delegateId, delegateId),
        or(
          and(isNull(connections.endedAt), gt(connections.lastsUntil, sql`now()`)),
          gt(disconnects.settledAt, sql`now() - make_interval(mins => ${takenOffMinutes})`),
        ),
      ),
    )
    .orderBy(asc(connections.admittedAt), asc(connections.id));
