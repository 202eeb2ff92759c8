import type { FindingGatherer } from './gather-findings.ts';
import type { VenuePlan, Walkway } from './venue.contract.ts';

/** How ground that belongs to no zone is told. */
const openGround = '-';

/**
 * Only a walkway of a gate leads from zone to zone. Where walkways of two zones meet at a node, one gets from one into the other
 * unseen: an error, for the way would be shown to those who may not go there, and a door is missing.
 */
export function checkZones({ nodes, places, walkways }: VenuePlan, found: FindingGatherer): void {
  const at = new Map<string, Walkway[]>();
  for (const walkway of walkways)
    for (const node of new Set([walkway.from, walkway.to])) {
      const there = at.get(node);
      if (there) there.push(walkway);
      else at.set(node, [walkway]);
    }
  for (const { id } of nodes) {
    const ungated = (at.get(id) ?? []).filter(({ gateId }) => gateId === undefined);
    const zones = [...new Set(ungated.map(({ zoneId }) => zoneId ?? openGround))].sort();
    const [zone, otherZone] = zones;
    if (zone === undefined || otherZone === undefined) continue;
    const through = ungated.find(({ zoneId }) => (zoneId ?? openGround) === otherZone)?.id ?? '?';
    found.error('leaking_zone', { subject: { kind: 'node', id }, values: { zone, otherZone, walkway: through } });
  }
  for (const { key, zoneId, doors } of places) {
    if (zoneId === undefined) continue;
    const open = doors.find((door) => isOpenDoor(at.get(door) ?? [], zoneId));
    if (open === undefined) continue;
    const values = { zone: zoneId, otherZone: at.get(open)?.[0]?.zoneId ?? openGround, node: open };
    found.warning('leaking_zone', { subject: { kind: 'place', id: key }, values });
  }
}

/** A door of a place in a zone at which nothing belongs to the zone, and no gate stands. */
const isOpenDoor = (walkways: readonly Walkway[], zone: string): boolean =>
  walkways.length > 0 && walkways.every(({ zoneId, gateId }) => zoneId !== zone && gateId === undefined);
