import { mayAt } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { requestFaults } from '../kernel/problem.ts';
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
  request: ScanRequest,
  lane: Lane,
  device: LaneDevice | undefined,
  now: number,
): DomainError | undefined {
  const { actor, record, correctedTime, reading } = request;
  if (!device) return new DomainError(admissionFaults.device_unknown);
  if (device.isRevoked) return new DomainError(admissionFaults.device_revoked);
  const unsigned = findSignatureFault(request);
  if (unsigned) return unsigned;
  if (correctedTime > now + record.clockErrorMs + futureToleranceMs) {
    return new DomainError(admissionFaults.scan_in_future);
  }
  if (record.shownVerdict !== undefined) return undefined;
  const permission = reading.kind === 'listed' ? permissions.admitGroups : permissions.recordScans;
  if (!mayAt(permission, actor, { gateId: lane.gate.id })) return new DomainError(requestFaults.elsewhere);
  if (device.laneId !== record.laneId) return new DomainError(admissionFaults.device_elsewhere);
  if (lane.direction !== 'both' && lane.direction !== record.direction) {
    return new DomainError(admissionFaults.lane_direction);
  }
  // Nobody is kept in by a lane that was closed.
  if (!lane.isOpen && record.direction === 'in') return new DomainError(admissionFaults.lane_closed);
  return undefined;
}

/** What a device has read it must have signed; for who is on a list the member of staff answers who is signed in. */
export function findSignatureFault({ reading, signatureCheck }: ScanRequest): DomainError | undefined {
  if (reading.kind === 'listed' || signatureCheck === 'good') return undefined;
  return new DomainError(faultOfSignature[signatureCheck]);
}

const faultOfSignature = {
  no_key: admissionFaults.device_not_enrolled,
  missing: admissionFaults.signature_needed,
  wrong: admissionFaults.signature_wrong,
} as const;
