import type { LayoutWorld } from './layout-world.ts';
import { compareOrder, type Presence, type ScanOrder } from './presence.ts';
import { orderOf, type ScanRequest, serialOf } from './scan-request.ts';
import type { BadgeRow, StoredScan } from './scans.queries.ts';
import { pathOf } from './zone-tree.ts';

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
  const newest = new Map<string, ScanOrder>();
  const holders = new Set<string>();
  for (const request of requests) {
    const delegateId = badges.get(serialOf(request) ?? -1)?.delegateId;
    if (delegateId === undefined) continue;
    const known = stored.get(request.record.id);
    const order = orderOf(request);
    const last = newest.get(delegateId) ?? presences.get(delegateId)?.last;
    if (known) {
      if (isDisputing(request, known)) holders.add(delegateId);
    } else if (last && compareOrder(order, last) <= 0) {
      holders.add(delegateId);
    } else {
      newest.set(delegateId, order);
    }
  }
  return [...holders];
}

/** Whether a device tells that it has shown something else than the server has stored for this scan. */
export const isDisputing = ({ record }: ScanRequest, stored: StoredScan): boolean =>
  record.shownVerdict !== undefined && stored.shownVerdict === null && record.shownVerdict !== stored.verdict;

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
