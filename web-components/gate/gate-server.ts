import type { Layout, ScanAnswer, ScanRecord } from '../../server/admission/admission.contract.ts';
import type { GroupAdmission, GroupToAdmit } from '../../server/admission/lists/lists.contract.ts';
import type { OverrideByBadgeGiven, OverrideGiven } from '../../server/admission/overrides/overrides.contract.ts';
import type { Problem } from '../../server/kernel/problem.contract.ts';

export type ScanResult = ScanAnswer | { id?: string | undefined; problem: Problem };

/** What a lane asks of the server. Each call rejects with an ApiProblem. */
export interface GateServer {
  layout(): Promise<Layout>;
  time(): Promise<Date>;
  /** One result for each scan, in order. */
  sendScans(scans: readonly ScanRecord[]): Promise<ScanResult[]>;
  /** All of a group at once, each member decided as by a scan of their own. */
  admitGroup(group: GroupToAdmit): Promise<GroupAdmission>;
  /** Lets in whom this scan refused: by a supervisor who is signed in, or who shows badge and PIN for this once. */
  override(scanId: string, given: OverrideGiven | OverrideByBadgeGiven): Promise<ScanAnswer>;
}
