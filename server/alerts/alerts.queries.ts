import { and, arrayContains, count, desc, eq, gte, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { alerts, delegates, staff } from '../../db/schema/index.ts';
import type { AlertKind } from '../../db/vocabulary.ts';
import type { Alert } from './alerts.contract.ts';

type AlertRow = typeof alerts.$inferSelect;

export async function insertAlert(
  tx: Queryable,
  alert: Pick<AlertRow, 'id' | 'kind' | 'raisedAt' | 'raisedBy' | 'delegateId' | 'because'>,
): Promise<void> {
  await tx.insert(alerts).values(alert);
}

const isOpen = (kinds: readonly AlertKind[] | undefined) =>
  and(isNull(alerts.acknowledgedAt), kinds && inArray(alerts.kind, [...kinds]));

/** Those that nobody has acknowledged, newest first; of some kinds only where they are told. */
export async function listOpenAlerts(db: Queryable, limit: number, kinds?: readonly AlertKind[]): Promise<Alert[]> {
  const rows = await db
    .select({
      alert: alerts,
      raisedBy: { id: staff.id, name: staff.name },
      delegate: { id: delegates.id, name: delegates.name, nameLatin: delegates.nameLatin },
    })
    .from(alerts)
    .leftJoin(staff, eq(staff.id, alerts.raisedBy))
    .leftJoin(delegates, eq(delegates.id, alerts.delegateId))
    .where(isOpen(kinds))
    .orderBy(desc(alerts.raisedAt))
    .limit(limit);
  return rows.map(({ alert: { id, kind, raisedAt, because }, raisedBy, delegate }) => ({
    ...{ id, kind, because, raisedAt: raisedAt.toISOString() },
    ...(raisedBy && { raisedBy }),
    ...(delegate && { delegate }),
  }));
}

export async function countOpenAlerts(db: Queryable, kinds?: readonly AlertKind[]): Promise<number> {
  const [row] = await db.select({ open: count() }).from(alerts).where(isOpen(kinds));
  return row?.open ?? 0;
}

/** Any number, as long as it is always this one: who asks whether an alert is open waits for who is raising one. */
const raisingLock = 7_241_903;

/**
 * Whether an alert of this kind is open, or is there at all, which nobody else raises until the transaction ends; one that
 * says this, where told.
 */
export async function lockAlertOf(
  tx: Queryable,
  kind: AlertRow['kind'],
  { because, acknowledged }: { because: string | undefined; acknowledged: boolean },
): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(${raisingLock})`);
  const ofKind = acknowledged ? eq(alerts.kind, kind) : isOpen([kind]);
  const known = and(ofKind, because === undefined ? undefined : eq(alerts.because, because));
  return (await tx.select({ id: alerts.id }).from(alerts).where(known).limit(1)).length > 0;
}

/** Whether one of this kind about a delegate is open, or was raised from then on; nobody else raises one until the transaction ends. */
export async function lockAlertAbout(
  tx: Queryable,
  { kind, delegateId }: { kind: AlertKind; delegateId: string },
  from: Date,
): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(${raisingLock})`);
  const about = and(eq(alerts.kind, kind), eq(alerts.delegateId, delegateId));
  const known = and(about, or(isNull(alerts.acknowledgedAt), gte(alerts.raisedAt, from)));
  return (await tx.select({ id: alerts.id }).from(alerts).where(known).limit(1)).length > 0;
}

/** An alert as it is now, which nobody else acknowledges until the transaction ends. */
export async function lockAlert(tx: Queryable, id: string): Promise<AlertRow | undefined> {
  const [row] = await tx.select().from(alerts).where(eq(alerts.id, id)).for('update');
  return row;
}

export async function updateAcknowledged(tx: Queryable, id: string, { at, by }: { at: Date; by: string }) {
  await tx.update(alerts).set({ acknowledgedAt: at, acknowledgedBy: by }).where(eq(alerts.id, id));
}

/** Closed by nobody, since what they told of is over. */
export async function updateOver(
  tx: Queryable,
  { kind, delegateId }: { kind: AlertKind; delegateId: string },
  at: Date,
): Promise<void> {
  const about = and(eq(alerts.kind, kind), eq(alerts.delegateId, delegateId), isNull(alerts.acknowledgedAt));
  await tx.update(alerts).set({ acknowledgedAt: at }).where(about);
}

/** Whether somebody else administers, who could acknowledge what this one did. */
export async function hasOtherAdministrator(db: Queryable, staffId: string): Promise<boolean> {
  const rows = await db
    .select({ id: staff.id })
    .from(staff)
    .where(and(arrayContains(staff.roles, ['administrator']), isNull(staff.disabledAt), ne(staff.id, staffId)))
    .limit(1);
  return rows.length > 0;
}
