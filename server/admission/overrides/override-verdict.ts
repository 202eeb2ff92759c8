import type { Actor, ProvenStaff } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import type { ScanAnswer } from '../admission.contract.ts';
import { scanDeskOf } from '../scan-desk.ts';
import type { OverrideOrder } from './record-override.ts';

/**
 * Lets in somebody whom a rule of this gate refused within the last five minutes. Answers the scan as it is from now on, to
 * whoever looks at it: the supervisor, or the steward beside whom they have proven who they are. Throws what
 * `recordOverride` does.
 */
export const overrideVerdict = (
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  supervisor: ProvenStaff,
  { viewer, scanId, ...order }: Omit<OverrideOrder, 'supervisor'> & { viewer: Actor },
): Promise<ScanAnswer> => scanDeskOf(deps).override(viewer, { ...order, scanId: scanId.toLowerCase(), supervisor });
