import { DomainError } from '../../kernel/domain-error.ts';
import { compareOrder } from '../presence.ts';
import type { StoredScan } from '../scans.queries.ts';
import { isOverridable } from './overridable.ts';
import { overrideWindowMs } from './overrides.contract.ts';
import { overridesFaults } from './overrides.errors.ts';

/** A scan with all others of whoever was scanned. */
export interface ScanToOverride {
  readonly scan: StoredScan;
  readonly others: readonly StoredScan[];
  readonly now: Date;
}

/** Why a scan cannot be overridden, by what is stored of it; none where it can. */
export function faultOfOverriding({ scan, others, now }: ScanToOverride): DomainError | undefined {
  const { verdict, shownVerdict, reason } = scan;
  if (verdict !== 'refuse' || (shownVerdict ?? verdict) !== 'refuse') {
    return new DomainError(overridesFaults.not_refused);
  }
  if (!isOverridable(reason)) return new DomainError(overridesFaults.not_overridable, reason);
  if (isOld(scan, now.getTime())) return new DomainError(overridesFaults.override_too_late);
  if (others.some((other) => compareOrder(other, scan) > 0)) return new DomainError(overridesFaults.scanned_since);
  return undefined;
}

/** By when it came, and by when it was made: what a device kept for an hour is of somebody who is long gone. */
const isOld = ({ receivedAt, correctedTime, clockErrorMs }: StoredScan, now: number): boolean =>
  now - Math.min(receivedAt, correctedTime + clockErrorMs) > overrideWindowMs;
