import { msg, str } from '@lit/localize';
import type { Band, HotspotDoubt, HotspotState } from '../../db/vocabulary.ts';
import type { Hotspot } from '../../server/hotspots/hotspots.contract.ts';
import { formatList, formatNumber, inPageLanguage, keepTogether } from '../styles/format.ts';
import type { Sight } from './sights.ts';

/** A zone's name in the page's language. The outermost one is the whole venue. */
export interface ZoneName {
  readonly name: string;
  readonly isOutermost: boolean;
}

/** By zone id. */
export type ZoneNames = ReadonlyMap<string, ZoneName>;

export const zoneNameOf = (zones: ZoneNames, id: string): string => zones.get(id)?.name ?? id;

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

/** Why its figures are not to be trusted, in a word or two. */
export function doubtName(doubt: HotspotDoubt): string {
  switch (doubt) {
    case 'flapping':
      return msg('comes and goes');
    case 'stuck':
      return msg('frozen figures');
    case 'impossible':
      return msg('impossible figures');
  }
}

/** Its figures are counted from accounting: no collector told them. */
export const countedWord = (): string => msg('counted');

/** A hotspot's mark, its state, and why it is in doubt, in words. One that tells impossible things has no state. */
export function standingOf({ state, doubt }: Pick<Sight, 'state' | 'doubt'>): {
  mark: HotspotState | 'doubt';
  state?: string;
  doubt?: string;
} {
  const its = doubt === undefined ? {} : { doubt: doubtName(doubt) };
  if (doubt === 'impossible' && state !== 'silent') return { mark: 'doubt', ...its };
  return { mark: state, state: stateName(state), ...its };
}

/** Several bands at once: `2.4, 5 GHz`. */
export const bandsName = (its: readonly Band[]): string =>
  keepTogether(msg(str`${formatList(its.map((band) => formatNumber(Number(band))))} GHz`));

export const bandName = (band: Band): string => keepTogether(msg(str`${formatNumber(Number(band))} GHz`));

export const formatShare = (share: number): string =>
  keepTogether(msg(str`${formatNumber(Math.round(share * 100))} %`));

/** Both ways together: `212 Mbit/s`, `6.1 Gbit/s`. */
export function formatRate(mbps: number): string {
  if (mbps < 1000) return keepTogether(msg(str`${formatNumber(Math.round(mbps))} Mbit/s`));
  return keepTogether(msg(str`${formatNumber(Math.round(mbps / 100) / 10)} Gbit/s`));
}

/** Where a hotspot is: its own name, with the zone's unless that stands in it already or says no more than the venue. */
export function placeOf({ name, zoneId }: Pick<Hotspot, 'name' | 'zoneId'>, zones: ZoneNames): string {
  const own = inPageLanguage(name);
  const zone = zoneId === undefined ? undefined : zones.get(zoneId);
  return zone === undefined || zone.isOutermost || own.includes(zone.name) ? own : `${zone.name}, ${own}`;
}
