import type { Dependencies } from '../kernel/dependencies.ts';
import type { MoveOver, Whereabouts } from '../registration/changes/whereabouts.ts';
import {
  lockPresences,
  type PresenceRow,
  updateCountersLess,
  updatePresenceOutside,
  updatePresenceTaken,
} from './presences.queries.ts';
import { scanDeskOf } from './scan-desk.ts';
import { pathOf, type ZoneTree } from './zone-tree.ts';

/** Moves people's presence when two registrations become one: between batches of scans, so that none sees half of it. */
export function whereaboutsOf(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>): Whereabouts {
  return {
    whileStill: (work) => scanDeskOf(deps).whileIdle(({ zones }) => work(moveOverIn(zones))),
  };
}

/** Two registrations inside were one person all the same: who was seen last is where the person is. */
function moveOverIn(zones: ZoneTree): MoveOver {
  return async (tx, { from, to }) => {
    const rows = await lockPresences(tx, [from, to]);
    const [goes, stays] = [from, to].map((id) => rows.find(({ delegate_id }) => delegate_id === id));
    if (!goes) return undefined;
    const isTaken = goes.zone_id !== null && (!stays?.zone_id || lastOf(goes) > lastOf(stays));
    const counted = [goes, stays].flatMap((row) => row?.zone_id ?? []);
    const left = counted.length > 1 ? (isTaken ? stays?.zone_id : goes.zone_id) : undefined;
    if (isTaken) await updatePresenceTaken(tx, { from, to });
    await updatePresenceOutside(tx, from);
    if (left) await updateCountersLess(tx, pathOf(zones, left));
    return isTaken ? (goes.zone_id ?? undefined) : undefined;
  };
}

const lastOf = ({ last_time }: PresenceRow): number => last_time ?? 0;
