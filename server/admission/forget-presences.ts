import type { Queryable } from '../../db/client.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { deletePresences, updateCountersLess } from './presences.queries.ts';
import { scanDeskOf } from './scan-desk.ts';
import { pathOf, type ZoneTree } from './zone-tree.ts';

/** Forgets where these people are: who was inside is counted there no longer. Tells how many were known. */
export type Forget = (tx: Queryable, people: readonly string[] | 'everybody') => Promise<number>;

/**
 * Runs `work` between batches of scans, with what makes presences be forgotten in its transaction, whose role must be let
 * delete them. What boards count is read anew after it.
 */
export const forgetPresences = <T>(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  work: (forget: Forget) => Promise<T>,
): Promise<T> => scanDeskOf(deps).whileIdle(({ zones }) => work(forgetIn(zones)));

const forgetIn =
  (zones: ZoneTree): Forget =>
  async (tx, people) => {
    const rows = await deletePresences(tx, people);
    const fewer = new Map<string, number>();
    for (const zoneId of rows.flatMap(({ zone_id }) => (zone_id ? pathOf(zones, zone_id) : []))) {
      fewer.set(zoneId, (fewer.get(zoneId) ?? 0) + 1);
    }
    await updateCountersLess(tx, fewer);
    return rows.length;
  };
