import type { HotspotState } from '../../db/vocabulary.ts';
import { busyFrom, overloadedFrom, silentAfterMs } from './hotspots.contract.ts';

/** The newest reading of a hotspot against what it can carry. Instants in milliseconds since 1970. */
export interface HeardReading {
  readonly atMs: number;
  readonly clients: number;
  readonly capacityClients: number;
}

/** What a hotspot's newest reading says of it at an instant: silent by its age, else by the share of its capacity in use. */
export function stateOf({ atMs, clients, capacityClients }: HeardReading, nowMs: number): HotspotState {
  if (nowMs - atMs > silentAfterMs) return 'silent';
  const share = clients / capacityClients;
  if (share >= overloadedFrom) return 'overloaded';
  return share >= busyFrom ? 'busy' : 'ok';
}
