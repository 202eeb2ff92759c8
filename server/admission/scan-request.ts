import type { SignatureCheck } from '../identity/devices/device-keys.ts';
import type { Actor } from '../kernel/actor.ts';
import type { BadgeReading } from '../registration/badges/badges.contract.ts';
import type { ScanRecord } from './admission.contract.ts';
import type { ScanOrder } from './presence.ts';
import type { NewScan, StoredScan } from './scans.queries.ts';

/** Of people who are decided on at once, as a group or off a list: what the ledger says of it. */
export interface Together {
  readonly requestId: string;
  readonly laneId: string;
  readonly by: string;
  /** Its name; absent for a list. */
  readonly group?: string;
}

/** A scan record on its way to its answer. */
export interface ScanRequest {
  readonly actor: Actor;
  readonly record: ScanRecord;
  /** Milliseconds since 1970: `deviceTime + clockOffsetMs`. */
  readonly correctedTime: number;
  readonly reading: BadgeReading;
  /** Whether the device that it names has signed the record. */
  readonly signatureCheck: SignatureCheck;
  /** The same object for all who are decided on together; absent where somebody was scanned. */
  readonly together?: Together | undefined;
}

/** The badge serial that a text read at a lane names, signed or typed, or that a list does. */
export const serialOf = ({ reading }: Pick<ScanRequest, 'reading'>): number | undefined =>
  'serial' in reading ? reading.serial : undefined;

export const orderOf = ({ record, correctedTime }: ScanRequest): ScanOrder => ({
  correctedTime,
  deviceId: record.deviceId,
  sequence: record.sequence,
});

type OfTheRecord = Omit<NewScan, 'delegateId' | 'category' | 'zoneId' | 'verdict' | 'reason' | 'ruleVersion'>;

/** The part of a written scan that is the device's own record. */
export function writtenOf(request: ScanRequest): OfTheRecord {
  const { record, correctedTime } = request;
  const { id, laneId, deviceId, sequence, token, direction, clockOffsetMs, clockErrorMs } = record;
  return {
    ...{ id, laneId, deviceId, sequence, token, direction, clockOffsetMs, clockErrorMs, correctedTime },
    deviceTime: Date.parse(record.deviceTime),
    shownVerdict: record.shownVerdict ?? null,
    shownAt: record.shownAt === undefined ? null : Date.parse(record.shownAt),
    signature: record.signature === undefined ? null : Buffer.from(record.signature, 'base64url').toString('base64'),
    badgeSerial: serialOf(request) ?? null,
  };
}

/** Whether what arrives under a stored id is the record that was stored, but for the verdict that was shown since. */
export function isSameRecord({ record, correctedTime }: ScanRequest, stored: StoredScan): boolean {
  return (
    record.laneId === stored.laneId &&
    record.deviceId === stored.deviceId &&
    record.sequence === stored.sequence &&
    record.direction === stored.direction &&
    correctedTime === stored.correctedTime &&
    record.clockOffsetMs === stored.clockOffsetMs &&
    record.clockErrorMs === stored.clockErrorMs &&
    (stored.token === null || record.token === stored.token)
  );
}
