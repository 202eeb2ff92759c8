// shared with pages: pure
import type { VenuePlace } from '../venue/venue.contract.ts';
import type { CompiledGraph } from './compiled-graph.ts';

/** By zone index: 1 where the asker may not enter. Undefined: every zone is open to them. */
export type ZoneBans = Uint8Array | undefined;

export function zoneBans(graph: CompiledGraph, zones: ReadonlySet<string> | undefined): ZoneBans {
  if (!zones || graph.zoneIds.every((id) => zones.has(id))) return undefined;
  return Uint8Array.from(graph.zoneIds, (id) => (zones.has(id) ? 0 : 1));
}

/** Bans by the set of zones, which nobody may change once it was given; the key is the same for the same bans. */
export function keptBans(
  graph: CompiledGraph,
): (zones: ReadonlySet<string> | undefined) => { bans: ZoneBans; key: string } {
  const kept = new WeakMap<ReadonlySet<string>, { bans: ZoneBans; key: string }>();
  const none = { bans: undefined, key: '' };
  return (zones) => {
    if (!zones) return none;
    const known = kept.get(zones);
    if (known) return known;
    const bans = zoneBans(graph, zones);
    const made = { bans, key: bans?.join('') ?? '' };
    kept.set(zones, made);
    return made;
  };
}

export function isZoneBanned(graph: CompiledGraph, bans: ZoneBans, walkway: number): boolean {
  const zone = graph.zoneOf[walkway] as number;
  return bans !== undefined && zone >= 0 && bans[zone] === 1;
}

export function isPlaceBanned(graph: CompiledGraph, bans: ZoneBans, { zoneId }: VenuePlace): boolean {
  return bans !== undefined && zoneId !== undefined && bans[graph.zoneIds.indexOf(zoneId)] === 1;
}
