import { msg, str } from '@lit/localize';
import type { HotspotState } from '../../db/vocabulary.ts';
import type { Hotspot } from '../../server/hotspots/hotspots.contract.ts';
import { formatNumber, inPageLanguage } from '../styles/format.ts';

/** Names of zones by id, in the page's language. */
export type ZoneNames = ReadonlyMap<string, string>;

export function stateName(state: HotspotState): string {
  switch (state) {
    case 'ok':
      return msg('OK');
    case 'busy':
      return msg('Busy');
    case 'overloaded':
      return msg('Overloaded');
    case 'silent':
      return msg('Silent');
  }
}

export const formatShare = (share: number): string => msg(str`${formatNumber(Math.round(share * 100))} %`);

/** Both ways together: `212 Mbit/s`, `6.1 Gbit/s`. */
export function formatRate(mbps: number): string {
  if (mbps < 1000) return msg(str`${formatNumber(Math.round(mbps))} Mbit/s`);
  return msg(str`${formatNumber(Math.round(mbps / 100) / 10)} Gbit/s`);
}

/** Where a hotspot is: its own name, with the zone's unless that stands in it already. */
export function placeOf({ name, zoneId }: Pick<Hotspot, 'name' | 'zoneId'>, zones: ZoneNames): string {
  const own = inPageLanguage(name);
  const zone = zoneId === undefined ? undefined : zones.get(zoneId);
  return zone === undefined || own.includes(zone) ? own : `${zone}, ${own}`;
}
