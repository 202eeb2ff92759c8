import type { Dependencies } from '../kernel/dependencies.ts';
import type { MoveOver, Whereabouts } from '../registration/changes/whereabouts.ts';
import {
  lockPresences,
  type PresenceRow,
  updateCountersLess,
  updatePresenceForgotten,
  updatePresenceJoined,
} from './presences.queries.ts';
import { scanDeskOf } from './scan-desk.ts';
import { pathOf, type ZoneTree } from './zone-tree.ts';

/** Moves people's presence when two registrations become one: between batches of scans, so that none sees half of it. */
export function whereaboutsOf(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>): Whereabouts {
  return {
    whileStill: (work) => scanDeskOf(deps).whileIdle(({ zones }) => work(moveOverIn(zones))),
  };
}

/**
 * Both were one person all along: where either was seen last is where the person is, as their scans folded together would
 * tell, and the entries of both are theirs.
 */
function moveOverIn(zones: ZoneTree): MoveOver {
  return async (tx, { from, to }) => {
    const rows = await lockPresences(tx, [from, to]);
    const [goes, stays] = [from, to].map((id) => rows.find(({ delegate_id }) => delegate_id === id));
    if (!goes) return undefined;
    const isTaken = lastOf(goes) > lastOf(stays);
    const left = isTaken ? stays?.zone_id : goes.zone_id;
    await updatePresenceJoined(tx, { from, to, isTaken });
    await updatePresenceForgotten(tx, from);
    if (left) await updateCountersLess(tx, new Map(pathOf(zones, left).map((zoneId) => [zoneId, 1])));
    return isTaken ? (goes.zone_id ?? undefined) : undefined;
  };
}

const lastOf = (presence: PresenceRow | undefined): number => presence?.last_time ?? 0;
