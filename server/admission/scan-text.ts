// shared with pages: pure
import type { ScanRecord } from './admission.contract.ts';
import type { GroupToAdmit } from './lists/lists.contract.ts';

/**
 * What a device signs of a scan: all of the record, as a JSON list, so that no two records are written alike. A verdict
 * that was shown belongs to it, so a record that has one since is signed anew.
 */
export const textOfScan = (scan: Omit<ScanRecord, 'signature'>): string =>
  JSON.stringify([
    'causeway scan 1',
    scan.id.toLowerCase(),
    scan.laneId,
    scan.deviceId.toLowerCase(),
    scan.sequence,
    scan.token,
    scan.direction,
    scan.deviceTime,
    scan.clockOffsetMs,
    scan.clockErrorMs,
    scan.shownVerdict ?? null,
    scan.shownAt ?? null,
  ]);

/** What a device signs of a group that is let in at once. */
export const textOfGroup = (group: Omit<GroupToAdmit, 'signature'>): string =>
  JSON.stringify([
    'causeway group 1',
    group.requestId.toLowerCase(),
    group.laneId,
    group.deviceId.toLowerCase(),
    group.sequence,
    group.direction,
    group.deviceTime,
    group.clockOffsetMs,
    group.clockErrorMs,
    group.by,
  ]);
