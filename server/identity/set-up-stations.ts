import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import type { Station } from './identity.contract.ts';
import { stationQueue, stationsOverview } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';
import { findGates, listUsedStationsBeside, lockStations, replaceStations } from './stations.queries.ts';

/**
 * Puts these stations in the place of all there were. One that is no longer named is removed; throws
 * `identity.station_in_use` when people were sent there, `identity.station_twice`, `identity.gate_unknown`.
 */
export async function setUpStations(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: Actor,
  { stations }: { stations: readonly Station[] },
): Promise<void> {
  refuseTwice(stations);
  await inTransaction(database, async (tx) => {
    await lockStations(tx);
    refuseUnknownGates(await findGates(tx, gatesOf(stations)), stations);
    const used = await listUsedStationsBeside(
      tx,
      stations.map(({ id }) => id),
    );
    if (used.length > 0) throw new DomainError(identityFaults.station_in_use, used.join(', '));
    await replaceStations(tx, stations);
    await appendLedger({ secrets, clock }, actor, tx, { action: 'stations_changed', details: { stations } });
  });
  live.wake(stationsOverview, {});
  live.wakeAll(stationQueue);
}

const gatesOf = (stations: readonly Station[]): string[] =>
  stations.flatMap(({ gateId }) => (gateId === undefined ? [] : [gateId]));

function refuseTwice(stations: readonly Station[]): void {
  const seen = new Set<string>();
  const faults = stations.flatMap(({ id, number }, at) => {
    const path = seen.has(id) ? 'id' : seen.has(`#${number}`) ? 'number' : undefined;
    seen.add(id).add(`#${number}`);
    return path ? [{ path: `stations.${at}.${path}`, message: 'is there already' }] : [];
  });
  if (faults.length > 0) throw new DomainError(identityFaults.station_twice, undefined, faults);
}

function refuseUnknownGates(known: ReadonlySet<string>, stations: readonly Station[]): void {
  const faults = stations.flatMap(({ gateId }, at) =>
    gateId === undefined || known.has(gateId) ? [] : [{ path: `stations.${at}.gateId`, message: `no gate ${gateId}` }],
  );
  if (faults.length > 0) throw new DomainError(identityFaults.gate_unknown, undefined, faults);
}
