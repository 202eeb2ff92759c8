import type { Database } from '../../db/client.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { scanDeskOf } from './scan-desk.ts';
import { listLaneDevices, listStoredScans, lockCounters, lockHolders, writeBatch } from './scans.queries.ts';

/**
 * Does what would else be done while the first people wait for their verdict: when a server is started again in the
 * middle of the day, they already stand at the gates. Reads what boards count, and has each connection of the gates parse
 * and plan what a batch of scans runs.
 */
export async function getReadyForScans(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
): Promise<void> {
  const { gateConnections } = deps.database;
  // All at once, so that each has a connection of its own.
  const rehearsals = Array.from({ length: gateConnections }, () => rehearse(deps.database));
  await Promise.all([scanDeskOf(deps).boards(), ...rehearsals]);
}

/** A batch of nobody's scans. */
async function rehearse({ inRawTransaction }: Database): Promise<void> {
  await inRawTransaction(async ({ sql }) => {
    await Promise.all([lockHolders(sql, [0]), listStoredScans(sql, []), listLaneDevices(sql, [])]);
    await lockCounters(sql, []);
    await writeBatch(sql, { receivedAt: new Date(0), scans: [], presences: new Map(), countChanges: new Map() });
  });
}
