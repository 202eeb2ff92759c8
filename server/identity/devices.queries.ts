import { and, asc, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import type { Queryable } from '../../db/client.ts';
import { collectorKeys, devices, lanes } from '../../db/schema/index.ts';
import type { collectorKey, device } from './identity.contract.ts';

type DeviceRow = typeof devices.$inferSelect;
type KeyRow = typeof collectorKeys.$inferSelect;
export type Device = z.infer<typeof device>;
export type CollectorKey = z.infer<typeof collectorKey>;

const asDevice = ({ id, kind, name, laneId, registeredAt, revokedAt }: DeviceRow): Device => ({
  id,
  kind,
  name,
  ...(laneId && { laneId }),
  registeredAt: registeredAt.toISOString(),
  ...(revokedAt && { revokedAt: revokedAt.toISOString() }),
});

const asKey = ({ id, name, purpose, createdAt, revokedAt }: KeyRow): CollectorKey => ({
  id,
  name,
  purpose,
  createdAt: createdAt.toISOString(),
  ...(revokedAt && { revokedAt: revokedAt.toISOString() }),
});

export async function hasLane(db: Queryable, laneId: string): Promise<boolean> {
  const rows = await db.select({ id: lanes.id }).from(lanes).where(eq(lanes.id, laneId));
  return rows.length > 0;
}

export async function listDeviceRows(db: Queryable): Promise<Device[]> {
  return (await db.select().from(devices).orderBy(asc(devices.name), asc(devices.id))).map(asDevice);
}

export async function insertDevice(tx: Queryable, added: Omit<DeviceRow, 'revokedAt'>): Promise<Device> {
  await tx.insert(devices).values(added);
  return asDevice({ ...added, revokedAt: null });
}

/** Revokes a device; none is told when it is not known. A device that was revoked keeps the first time. */
export async function markDeviceRevoked(tx: Queryable, id: string, now: Date): Promise<Device | undefined> {
  await tx
    .update(devices)
    .set({ revokedAt: now })
    .where(and(eq(devices.id, id), isNull(devices.revokedAt)));
  const [row] = await tx.select().from(devices).where(eq(devices.id, id));
  return row && asDevice(row);
}

export async function listCollectorKeyRows(db: Queryable): Promise<CollectorKey[]> {
  return (await db.select().from(collectorKeys).orderBy(asc(collectorKeys.id))).map(asKey);
}

export async function insertCollectorKey(tx: Queryable, added: Omit<KeyRow, 'revokedAt'>): Promise<CollectorKey> {
  await tx.insert(collectorKeys).values(added);
  return asKey({ ...added, revokedAt: null });
}

/** Revokes a key; none is told when it is not known. A key that was revoked keeps the first time. */
export async function markCollectorKeyRevoked(tx: Queryable, id: string, now: Date): Promise<CollectorKey | undefined> {
  await tx
    .update(collectorKeys)
    .set({ revokedAt: now })
    .where(and(eq(collectorKeys.id, id), isNull(collectorKeys.revokedAt)));
  const [row] = await tx.select().from(collectorKeys).where(eq(collectorKeys.id, id));
  return row && asKey(row);
}
