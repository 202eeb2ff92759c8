import { and, asc, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { deviceCodes, deviceSignIns, devices, lanes } from '../../../db/schema/index.ts';
import type { DeviceActor } from '../../kernel/actor.ts';
import type { Device, DeviceReport } from './devices.contract.ts';

type DeviceRow = typeof devices.$inferSelect;
type CodeRow = typeof deviceCodes.$inferSelect;

const asDevice = (row: DeviceRow): Device => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  ...(row.laneId && { laneId: row.laneId }),
  ...(row.stationId && { stationId: row.stationId }),
  isEnrolled: row.publicKey !== null,
  registeredAt: row.registeredAt.toISOString(),
  ...(row.revokedAt && { revokedAt: row.revokedAt.toISOString() }),
  ...(row.seenAt && { seenAt: row.seenAt.toISOString() }),
  ...(row.version !== null && { version: row.version }),
  ...(row.clockOffsetMs !== null && { clockOffsetMs: row.clockOffsetMs }),
  ...(row.clockErrorMs !== null && { clockErrorMs: row.clockErrorMs }),
  ...(row.waitingScans !== null && { waitingScans: row.waitingScans }),
  ...(row.checkpointSequence !== null && { checkpointSequence: row.checkpointSequence }),
});

export async function hasLane(db: Queryable, laneId: string): Promise<boolean> {
  const rows = await db.select({ id: lanes.id }).from(lanes).where(eq(lanes.id, laneId));
  return rows.length > 0;
}

// Codes

export async function insertCode(tx: Queryable, code: Omit<CodeRow, 'deviceId'>): Promise<void> {
  await tx.insert(deviceCodes).values(code);
}

/** Codes that were never used and are over say nothing any more. */
export async function forgetOldCodes(tx: Queryable, now: Date): Promise<void> {
  await tx.delete(deviceCodes).where(and(isNull(deviceCodes.deviceId), lte(deviceCodes.expiresAt, now)));
}

/** A code as it is now, which nobody else uses until the transaction ends. */
export async function lockCode(tx: Queryable, codeHash: Buffer): Promise<CodeRow | undefined> {
  const [row] = await tx.select().from(deviceCodes).where(eq(deviceCodes.codeHash, codeHash)).for('update');
  return row;
}

export async function useCodeFor(tx: Queryable, codeId: string, deviceId: string): Promise<void> {
  await tx.update(deviceCodes).set({ deviceId }).where(eq(deviceCodes.id, codeId));
}

// Devices

type NewRow = Pick<
  DeviceRow,
  'id' | 'kind' | 'name' | 'laneId' | 'stationId' | 'publicKey' | 'registeredAt' | 'registeredBy'
>;

/** Adds a device, or nothing when there is one with this key. */
export async function insertDevice(tx: Queryable, added: NewRow): Promise<Device | undefined> {
  const [row] = await tx.insert(devices).values(added).onConflictDoNothing().returning();
  return row && asDevice(row);
}

/** All that can be used, also those registered before devices had keys, by name. */
export async function listLivingDevices(db: Queryable): Promise<Device[]> {
  const rows = await db
    .select()
    .from(devices)
    .where(isNull(devices.revokedAt))
    .orderBy(asc(devices.name), asc(devices.id));
  return rows.map(asDevice);
}

export async function listDeviceRows(db: Queryable): Promise<Device[]> {
  return (await db.select().from(devices).orderBy(asc(devices.name), asc(devices.id))).map(asDevice);
}

export async function findDevice(db: Queryable, id: string): Promise<Device | undefined> {
  const [row] = await db.select().from(devices).where(eq(devices.id, id));
  return row && asDevice(row);
}

/** The device without a key by which lists are ticked at a lane, if there is one. */
export async function findListDevice(tx: Queryable, laneId: string): Promise<Device | undefined> {
  const [row] = await tx
    .select()
    .from(devices)
    .where(and(eq(devices.laneId, laneId), isNull(devices.publicKey), isNull(devices.revokedAt)))
    .orderBy(asc(devices.id))
    .limit(1);
  return row && asDevice(row);
}

/** Public keys by device, also of devices that were revoked; a device without a key has none. */
export async function listPublicKeys(db: Queryable, ids: readonly string[]): Promise<Map<string, Buffer>> {
  const rows = await db
    .select({ id: devices.id, publicKey: devices.publicKey })
    .from(devices)
    .where(inArray(devices.id, [...ids]));
  return new Map(rows.flatMap(({ id, publicKey }) => (publicKey ? [[id, publicKey] as const] : [])));
}

/** Revokes a device; none is told when it is not known. A device that was revoked keeps the first time. */
export async function markDeviceRevoked(tx: Queryable, id: string, now: Date): Promise<Device | undefined> {
  await tx
    .update(devices)
    .set({ revokedAt: now })
    .where(and(eq(devices.id, id), isNull(devices.revokedAt)));
  await tx.delete(deviceSignIns).where(eq(deviceSignIns.deviceId, id));
  return findDevice(tx, id);
}

export async function keepReport(
  db: Queryable,
  id: string,
  report: Omit<DeviceReport, 'checkpoints'> & Pick<DeviceRow, 'checkpointSequence'>,
  seenAt: Date,
): Promise<void> {
  await db
    .update(devices)
    .set({ ...report, seenAt })
    .where(eq(devices.id, id));
}

// Sign-ins of devices

export async function insertDeviceSignIn(tx: Queryable, signIn: typeof deviceSignIns.$inferInsert): Promise<void> {
  await tx.delete(deviceSignIns).where(lte(deviceSignIns.expiresAt, signIn.createdAt));
  await tx.insert(deviceSignIns).values(signIn);
}

/** Whose sign-in this is, while it lasts and the device was not revoked. */
export async function findLivingDeviceSignIn(
  db: Queryable,
  secretHash: Buffer,
  now: Date,
): Promise<DeviceActor | undefined> {
  const [row] = await db
    .select({
      ...{ id: devices.id, deviceKind: devices.kind, laneId: devices.laneId, stationId: devices.stationId },
      gateId: lanes.gateId,
    })
    .from(deviceSignIns)
    .innerJoin(devices, eq(devices.id, deviceSignIns.deviceId))
    .leftJoin(lanes, eq(lanes.id, devices.laneId))
    .where(and(eq(deviceSignIns.secretHash, secretHash), gt(deviceSignIns.expiresAt, now), isNull(devices.revokedAt)));
  if (!row) return undefined;
  const { id, deviceKind, laneId, stationId, gateId } = row;
  return {
    ...{ kind: 'device', id, deviceKind },
    ...(laneId && { laneId }),
    ...(gateId && { gateId }),
    ...(stationId && { stationId }),
  };
}

/** The name of a device, whatever became of it; none where the id is none of a device, or no id at all. */
export async function findDeviceName(db: Queryable, deviceId: string): Promise<string | undefined> {
  const [row] = await db.select({ name: devices.name }).from(devices).where(sql`${devices.id}::text = ${deviceId}`);
  return row?.name;
}
