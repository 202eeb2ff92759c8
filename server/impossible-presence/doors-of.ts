import type { Layout } from '../admission/admission.contract.ts';
import { pathOf, type ZoneTree } from '../admission/zone-tree.ts';
import { metresBetween, type Spot } from './metres-between.ts';
import { heardWithinM } from './rest-of.ts';

/** What stands in a zone. */
export interface Standing extends Spot {
  readonly zoneId: string | null;
}

/**
 * Which doors lead to where a hotspot stands: how many they count inside. None where no gate leads there, and where it is
 * heard from outside as well: beside a gate that leads in from the open.
 */
export function doorsOf(
  { gates }: Pick<Layout, 'gates'>,
  zones: ZoneTree,
  counters: ReadonlyMap<string, number>,
): (standing: Standing) => { inside: number } | undefined {
  const led = new Set(gates.map(({ innerZoneId }) => innerZoneId));
  const firstDoorTo = (zoneId: string | null | undefined) =>
    pathOf(zones, zoneId ?? undefined).find((id) => led.has(id));
  const entrances = gates.flatMap(({ outerZoneId, latitude, longitude }) =>
    firstDoorTo(outerZoneId) === undefined && latitude !== undefined && longitude !== undefined
      ? [{ latitude, longitude }]
      : [],
  );
  return (standing) => {
    const zone = firstDoorTo(standing.zoneId);
    if (zone === undefined || entrances.some((gate) => metresBetween(gate, standing) <= heardWithinM)) return undefined;
    return { inside: counters.get(zone) ?? 0 };
  };
}
