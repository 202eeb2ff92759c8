import type { HotspotState } from '../../../db/vocabulary.ts';
import type { Hotspot, HotspotLoad } from '../../../server/hotspots/hotspots.contract.ts';
import { type Sight, sightsOf } from '../../../web-components/network/sights.ts';

export const nowMs = Date.parse('2026-11-20T10:00:00Z');

export const hotspotOf = (code: string, more: Partial<Hotspot> = {}): Hotspot => ({
  code,
  name: { en: `Place ${code}`, 'zh-CN': `位置 ${code}` },
  carrier: 'Qinghe Mobile',
  bands: ['5'],
  zoneId: 'lantern-hall',
  level: 0,
  latitude: 30.74,
  longitude: 120.49,
  capacityClients: 50,
  ...more,
});

const clientsOf: Record<HotspotState, number> = { ok: 10, busy: 45, overloaded: 61, silent: 7 };

export const loadOf = (state: HotspotState, silentSince = nowMs - 240_000): HotspotLoad => ({
  state,
  clients: clientsOf[state],
  rxMbps: 30,
  txMbps: 10,
  airtime: 0.5,
  ...(state === 'silent' && { silentSince: new Date(silentSince).toISOString() }),
});

/** So many hotspots of a state, coded after the prefix. */
export function sightsIn(
  state: HotspotState,
  count: number,
  prefix: string,
  more: Partial<Hotspot> & { silentSince?: number } = {},
): readonly Sight[] {
  const { silentSince, ...its } = more;
  const hotspots = Array.from({ length: count }, (_, index) => hotspotOf(`${prefix}-${index + 1}`, its));
  const loads = Object.fromEntries(hotspots.map(({ code }) => [code, loadOf(state, silentSince)]));
  return sightsOf(hotspots, loads);
}
