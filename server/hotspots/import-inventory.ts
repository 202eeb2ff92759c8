import { isDeepStrictEqual } from 'node:util';
import { bands } from '../../db/vocabulary.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { type Hotspot, hotspotLoads, type InventoryOutcome } from './hotspots.contract.ts';
import { hotspotFaults } from './hotspots.errors.ts';
import { findZoneIds, listHotspotsForImport, markHotspotsRemoved, upsertHotspots } from './hotspots.queries.ts';
import type { InventoryEntry, InventoryFault, InventoryRead } from './inventory-entry.ts';
import { rebuildLoadBoard } from './load-board.ts';

type Known = Awaited<ReturnType<typeof listHotspotsForImport>>[number];

const namedFaults = 100;

/**
 * Takes an inventory in, whole or not at all: a known code keeps its number and its history, and what the file no
 * longer names is taken off the board. The same file again changes nothing. Throws `hotspots.inventory_faulty` with
 * the place of each fault.
 */
export async function importInventory(
  dependencies: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: Actor,
  { entries, faults }: InventoryRead,
): Promise<InventoryOutcome> {
  const { database, clock, live } = dependencies;
  refuseFaults([...faults, ...findDuplicates(entries)]);
  if (entries.length === 0) throw new DomainError(hotspotFaults.inventory_faulty, 'It names no hotspot.');
  const outcome = await inTransaction(database, async (tx) => {
    const known = await listHotspotsForImport(tx);
    const zoneIds = new Set(entries.flatMap(({ hotspot }) => hotspot.zoneId ?? []));
    refuseFaults(findUnknownZones(entries, await findZoneIds(tx, [...zoneIds])));
    const plan = planImport(
      known,
      entries.map(({ hotspot }) => withBandsInOrder(hotspot)),
    );
    const now = clock.now();
    await upsertHotspots(tx, [...plan.created, ...plan.changed], now);
    await markHotspotsRemoved(tx, plan.removed, now);
    const { created, changed, removed } = plan;
    const counts = {
      created: created.length,
      changed: changed.length,
      unchanged: entries.length - created.length - changed.length,
      removed: removed.length,
    };
    await appendLedger(dependencies, actor, tx, { action: 'hotspots_imported', details: counts });
    return counts;
  });
  await rebuildLoadBoard(dependencies);
  live.wake(hotspotLoads, {});
  return outcome;
}

function refuseFaults(faults: readonly InventoryFault[]): void {
  if (faults.length === 0) return;
  const count = `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`;
  const detail = faults.length > namedFaults ? `${count}; the first ${namedFaults} are named.` : `${count}.`;
  throw new DomainError(hotspotFaults.inventory_faulty, detail, faults.slice(0, namedFaults));
}

function findDuplicates(entries: readonly InventoryEntry[]): InventoryFault[] {
  const firstPlaces = new Map<string, string>();
  const faults: InventoryFault[] = [];
  for (const { hotspot, place, paths } of entries) {
    const first = firstPlaces.get(hotspot.code);
    const message = `“${hotspot.code}” stands at ${first} already`;
    if (first) faults.push({ path: paths.code, message, code: 'code_repeated', hint: hotspot.code });
    else firstPlaces.set(hotspot.code, place);
  }
  return faults;
}

function findUnknownZones(entries: readonly InventoryEntry[], known: ReadonlySet<string>): InventoryFault[] {
  return entries.flatMap(({ hotspot: { zoneId }, paths }) =>
    zoneId && !known.has(zoneId)
      ? [{ path: paths.zone, message: `there is no zone “${zoneId}”`, code: 'zone_unknown', hint: zoneId }]
      : [],
  );
}

/** What has to be written so that the database says what the file says. */
export function planImport(known: readonly Known[], wanted: readonly Hotspot[]) {
  const byCode = new Map(known.map((one) => [one.code, one]));
  const codes = new Set(wanted.map(({ code }) => code));
  const isOnBoard = (code: string) => byCode.get(code)?.removedAt === null;
  return {
    created: wanted.filter(({ code }) => !isOnBoard(code)),
    changed: wanted.filter((one) => isOnBoard(one.code) && !isSame(byCode.get(one.code), one)),
    removed: known.filter((one) => one.removedAt === null && !codes.has(one.code)).map(({ number }) => number),
  };
}

function isSame(known: Known | undefined, wanted: Hotspot): boolean {
  if (!known) return false;
  const { number: _number, changedAt: _changedAt, removedAt: _removedAt, zoneId, ...rest } = known;
  return isDeepStrictEqual({ ...rest, ...(zoneId !== null && { zoneId }) }, wanted);
}

const withBandsInOrder = (hotspot: Hotspot): Hotspot => ({
  ...hotspot,
  bands: bands.filter((band) => hotspot.bands.includes(band)),
});
