import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { futureReadingMs, type HotspotHistory } from './hotspots.contract.ts';
import { hotspotFaults } from './hotspots.errors.ts';
import { findHotspotNumber, listReadings } from './hotspots.queries.ts';

/** A reading every ten seconds for a day is 8,640. */
const maxReadings = 10_000;

/** The readings of one hotspot in the last minutes, oldest first. Throws `hotspots.unknown_hotspot`. */
export async function readHistory(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  code: string,
  minutes: number,
): Promise<HotspotHistory> {
  const number = await findHotspotNumber(database.drizzle, code);
  if (number === undefined) throw new DomainError(hotspotFaults.unknown_hotspot);
  const now = clock.now().getTime();
  const [since, until] = [new Date(now - minutes * 60_000), new Date(now + futureReadingMs)];
  return { code, readings: await listReadings(database, number, since, until, maxReadings) };
}
