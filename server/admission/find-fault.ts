import { DomainError } from '../kernel/domain-error.ts';
import { futureToleranceMs } from './admission.contract.ts';
import { admissionFaults } from './admission.errors.ts';
import type { Lane } from './layout-world.ts';
import type { ScanRequest } from './scan-request.ts';
import type { LaneDevice } from './scans.queries.ts';

/**
 * Why a record cannot be taken at all, or none. What a device has shown already has happened, so it is taken whatever
 * the lane allows.
 */
export function findFault(
  { record, correctedTime }: ScanRequest,
  lane: Lane,
  device: LaneDevice | undefined,
  now: number,
): DomainError | undefined {
  if (!device) return new DomainError(admissionFaults.device_unknown);
  if (device.isRevoked) return new DomainError(admissionFaults.device_revoked);
  if (correctedTime > now + record.clockErrorMs + futureToleranceMs) {
    return new DomainError(admissionFaults.scan_in_future);
  }
  if (record.shownVerdict !== undefined) return undefined;
  if (device.laneId !== record.laneId) return new DomainError(admissionFaults.device_elsewhere);
  if (lane.direction !== 'both' && lane.direction !== record.direction) {
    return new DomainError(admissionFaults.lane_direction);
  }
  // Nobody is kept in by a lane that was closed.
  if (!lane.isOpen && record.direction === 'in') return new DomainError(admissionFaults.lane_closed);
  return undefined;
}
