import type { LayoutWorld } from './layout-world.ts';
import { isLate, type Presence } from './presence.ts';
import { orderOf, type ScanRequest, serialOf } from './scan-request.ts';
import type { BadgeRow, StoredScan } from './scans.queries.ts';
import { pathOf, type ZoneTree } from './zone-tree.ts';

interface Locked {
  readonly badges: ReadonlyMap<number, BadgeRow>;
  readonly presences: ReadonlyMap<string, Presence>;
  readonly stored: ReadonlyMap<string, StoredScan>;
}

/**
 * The delegates whose scans must be loaded, for they will be folded again: a scan comes late, after one that it stands
 * before, or a device has shown another verdict than was stored.
 */
export function holdersToFold({ badges, presences, stored }: Locked, requests: readonly ScanRequest[]): string[] {
  const newest = new Map<string, Presence>();
  const holders = new Set<string>();
  for (const request of requests) {
    const delegateId = badges.get(serialOf(request) ?? -1)?.delegateId;
    if (delegateId === undefined) continue;
    const known = stored.get(request.record.id);
    const order = orderOf(request);
    const before = newest.get(delegateId) ?? presences.get(delegateId);
    if (known) {
      if (isDisputing(request, known)) holders.add(delegateId);
    } else if (before && isLate(before, order)) {
      holders.add(delegateId);
    } else {
      newest.set(delegateId, { entries: 0, ...before, last: order });
    }
  }
  return [...holders];
}

/**
 * Whether a device tells that it has shown something else than the server has stored for this scan. That it showed somebody
 * let in whom a supervisor let in is none.
 */
export const isDisputing = ({ record }: ScanRequest, stored: StoredScan): boolean =>
  record.shownVerdict !== undefined &&
  stored.shownVerdict === null &&
  record.shownVerdict !== stored.verdict &&
  !(stored.isOverridden && record.shownVerdict === 'admit');

/** The zones whose counters a batch may read or change. */
export function zonesConcerned(
  world: LayoutWorld,
  requests: readonly ScanRequest[],
  presences: Iterable<Presence>,
  earlierScans: Iterable<readonly StoredScan[]>,
): string[] {
  const earlier = [...earlierScans].flat();
  const laneIds = new Set([...requests.map(({ record }) => record.laneId), ...earlier.map(({ laneId }) => laneId)]);
  const gates = [...laneIds].flatMap((laneId) => world.lanes.get(laneId)?.gate ?? []);
  const zoneIds = new Set(gates.flatMap(({ innerZoneId, outerZoneId }) => [innerZoneId, outerZoneId]));
  for (const { zoneId } of presences) zoneIds.add(zoneId);
  return [...new Set([...zoneIds].flatMap((zoneId) => pathOf(world.zones, zoneId)))];
}

/** The zones with a number for some categories among those that a batch may lead into, each with the zones below it. */
export function limitedZonesConcerned(world: LayoutWorld, zoneIds: readonly string[]): Map<string, string[]> {
  const limited = zoneIds.filter((zoneId) => world.timeline.limitedZones.has(zoneId));
  return new Map(limited.map((zoneId) => [zoneId, zonesWithin(world.zones, zoneId)]));
}

/** A zone and all zones below it. */
export const zonesWithin = (zones: ZoneTree, zoneId: string): string[] =>
  [...zones.values()].filter(({ path }) => path.includes(zoneId)).map(({ id }) => id);

/** Of companions among these badges' holders: whom they accompany and whose presence is not known yet. */
export function accompaniedUnknown(
  badges: ReadonlyMap<number, BadgeRow>,
  presences: ReadonlyMap<string, Presence>,
): string[] {
  const accompanied = [...badges.values()].flatMap(({ companionOf }) => companionOf ?? []);
  return [...new Set(accompanied)].filter((delegateId) => !presences.has(delegateId));
}
