import type { HotspotState } from '../../db/vocabulary.ts';
import { busyFrom, overloadedFrom, silentAfterMs } from './hotspots.contract.ts';

/** What a hotspot's newest reading says of it: silent by its age, else by the share of its capacity in use. */
export function stateOf(ageMs: number, clients: number, capacityClients: number): HotspotState {
  if (ageMs > silentAfterMs) return 'silent';
  const share = clients / capacityClients;
  if (share >= overloadedFrom) return 'overloaded';
  return share >= busyFrom ? 'busy' : 'ok';
}
