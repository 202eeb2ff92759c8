import type { HotspotState } from '../../db/vocabulary.ts';
import type { Hotspot, HotspotLoad } from '../../server/hotspots/hotspots.contract.ts';

/** A hotspot with what is known of it now. One that was not heard for a day is silent without a load. */
export interface Sight {
  readonly hotspot: Hotspot;
  readonly state: HotspotState;
  readonly load?: HotspotLoad;
  /** Clients against what it serves well, 1 is full; of silent ones, none. */
  readonly share?: number;
}

/** What comes first where the worst come first. */
export const statesWorstFirst = ['overloaded', 'silent', 'busy', 'ok'] as const satisfies readonly HotspotState[];

export function sightsOf(hotspots: readonly Hotspot[], loads: Readonly<Record<string, HotspotLoad>>): readonly Sight[] {
  return hotspots.map((hotspot) => {
    const load = Object.hasOwn(loads, hotspot.code) ? loads[hotspot.code] : undefined;
    if (!load) return { hotspot, state: 'silent' };
    if (load.state === 'silent') return { hotspot, state: 'silent', load };
    return { hotspot, state: load.state, load, share: load.clients / hotspot.capacityClients };
  });
}

export type StateCounts = Readonly<Record<HotspotState, number>>;

export function countStates(sights: readonly Sight[]): StateCounts {
  const counts = { ok: 0, busy: 0, overloaded: 0, silent: 0 };
  for (const { state } of sights) counts[state] += 1;
  return counts;
}

export interface CarrierTotal {
  readonly carrier: string;
  readonly hotspots: number;
  /** Of the hotspots that are heard. */
  readonly clients: number;
  readonly capacityClients: number;
  /** Both ways. */
  readonly mbps: number;
}

/** What each carrier's hotspots carry together, by name: silent ones carry nothing and could carry nothing. */
export function totalCarriers(sights: readonly Sight[]): CarrierTotal[] {
  const totals = new Map<string, { hotspots: number; clients: number; capacityClients: number; mbps: number }>();
  for (const { hotspot, state, load } of sights) {
    const total = totals.get(hotspot.carrier) ?? { hotspots: 0, clients: 0, capacityClients: 0, mbps: 0 };
    totals.set(hotspot.carrier, total);
    total.hotspots += 1;
    if (!load || state === 'silent') continue;
    total.clients += load.clients;
    total.capacityClients += hotspot.capacityClients;
    total.mbps += load.rxMbps + load.txMbps;
  }
  return [...totals]
    .map(([carrier, total]) => ({ carrier, ...total }))
    .sort((a, b) => (a.carrier < b.carrier ? -1 : 1));
}
