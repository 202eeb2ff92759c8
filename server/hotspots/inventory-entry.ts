import type { Problem } from '../kernel/problem.contract.ts';
import type { Hotspot } from './hotspots.contract.ts';

/** A hotspot as an inventory file names it, with the places in the file to name a fault by. */
export interface InventoryEntry {
  readonly hotspot: Hotspot;
  /** Such as `line 3`, for people: where it stands. */
  readonly place: string;
  readonly paths: { readonly code: string; readonly zone: string };
}

export type InventoryFault = NonNullable<Problem['faults']>[number];

/** What an inventory file says. With one fault or more, nothing of it is taken. */
export interface InventoryRead {
  readonly entries: readonly InventoryEntry[];
  readonly faults: readonly InventoryFault[];
}
