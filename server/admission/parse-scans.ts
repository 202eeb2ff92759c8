import type { z } from 'zod';
import { DomainError } from '../kernel/domain-error.ts';
import { requestFaults } from '../kernel/problem.ts';
import { maxScansInBatch, type ScanRecord, scanRecord } from './admission.contract.ts';

/** A record that can be taken, or why not, with the id under which it came where it has one. */
export type ParsedScan = { record: ScanRecord } | { id?: string; error: DomainError };

/** Parses each record of a batch by itself: a bad one does no harm to the others. */
export function parseBatch(scans: unknown): ParsedScan[] {
  if (!Array.isArray(scans) || scans.length === 0 || scans.length > maxScansInBatch) {
    const message = `1 to ${maxScansInBatch} scan records`;
    throw new DomainError(requestFaults.invalid, undefined, [{ path: 'scans', message }]);
  }
  return scans.map((scan: unknown, index) => parseScan(scan, `scans.${index}`));
}

/** Parses one record; `path` is where it stands in the request. */
export function parseScan(scan: unknown, path: string): ParsedScan {
  const parsed = scanRecord.safeParse(scan);
  if (parsed.success) return { record: inSmallLetters(parsed.data) };
  const error = new DomainError(requestFaults.invalid, undefined, faultsOf(parsed.error, path));
  const id = typeof scan === 'object' && scan !== null && 'id' in scan ? scan.id : undefined;
  return { ...(typeof id === 'string' && id.length <= 64 && { id }), error };
}

/** The database writes UUIDs in small letters; what is compared with it must be written alike. */
const inSmallLetters = (record: ScanRecord): ScanRecord => ({
  ...record,
  id: record.id.toLowerCase(),
  deviceId: record.deviceId.toLowerCase(),
});

const faultsOf = ({ issues }: z.ZodError, path: string) =>
  issues.slice(0, 20).map((issue) => ({
    path: [...(path ? [path] : []), ...issue.path.map(String)].join('.'),
    message: issue.message,
  }));
