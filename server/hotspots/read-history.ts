import { bands } from '../../db/vocabulary.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { futureReadingMs, type HotspotHistory } from './hotspots.contract.ts';
import { hotspotFaults } from './hotspots.errors.ts';
import { findHotspotNumber } from './hotspots.queries.ts';
import type { NumberedReading } from './numbered-reading.ts';
import { listReadings } from './readings.queries.ts';

/** A reading each second for two hours is 7,200. */
const maxReadings = 10_000;

/**
 * The readings of one hotspot in the last minutes, oldest first: the newest of them, and since when, where there are too
 * many. Throws `hotspots.unknown_hotspot`.
 */
export async function readHistory(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  code: string,
  minutes: number,
): Promise<HotspotHistory> {
  const number = await findHotspotNumber(database.drizzle, code);
  if (number === undefined) throw new DomainError(hotspotFaults.unknown_hotspot);
  const now = clock.now().getTime();
  const [since, until] = [new Date(now - minutes * 60_000), new Date(now + futureReadingMs)];
  const readings = (await listReadings(database, number, since, until, maxReadings)).map(toReading);
  const toldSince = readings.length === maxReadings ? readings[0]?.at : undefined;
  return { code, since: toldSince ?? since.toISOString(), readings };
}

/** As the contract has it: without the hotspot, and with nothing for what was not told. */
function toReading(kept: NumberedReading): HotspotHistory['readings'][number] {
  const { number: _number, atMs, clients, clients24, clients5, clients6, ...rest } = kept;
  const counts = [clients24, clients5, clients6];
  const byBand = bands.flatMap((band, index) => (counts[index] === undefined ? [] : [[band, counts[index]] as const]));
  return {
    at: new Date(atMs).toISOString(),
    clients,
    ...(byBand.length > 0 && { bandClients: Object.fromEntries(byBand) }),
    ...rest,
  };
}
