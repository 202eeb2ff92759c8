import { type HighestRates, type Rates, ratesBetween } from './counter-rates.ts';
import type { NumberedReading } from './numbered-reading.ts';

/** What is known of hotspots before a batch. */
export interface KnownReadings {
  newestOf(number: number): NumberedReading | undefined;
  highestOf(number: number): HighestRates;
}

/**
 * The readings of a batch with the rates that their counters make, each against the newest reading of its hotspot that
 * came before it. A late one (not newer than that) makes none; a rate that was told stays.
 */
export function tellRates(batch: readonly NumberedReading[], known: KnownReadings): readonly NumberedReading[] {
  if (!batch.some(({ rxOctets, txOctets }) => rxOctets !== undefined || txOctets !== undefined)) return batch;
  const inBatch = new Map<number, Before>();
  return batch.map((reading) => {
    const { number } = reading;
    const { newest, highest } = inBatch.get(number) ?? {
      newest: known.newestOf(number),
      highest: known.highestOf(number),
    };
    if (newest && reading.atMs <= newest.atMs) return reading;
    const told = newest ? withRates(reading, ratesBetween(newest, reading, highest)) : reading;
    inBatch.set(number, { newest: told, highest: higherOf(highest, told) });
    return told;
  });
}

interface Before {
  readonly newest: NumberedReading;
  readonly highest: HighestRates;
}

const withRates = (reading: NumberedReading, { rxMbps, txMbps }: Rates): NumberedReading => ({
  ...reading,
  rxMbps: reading.rxMbps ?? rxMbps,
  txMbps: reading.txMbps ?? txMbps,
});

const higherOf = ({ rxMbps, txMbps }: HighestRates, told: NumberedReading): HighestRates => ({
  rxMbps: Math.max(rxMbps, told.rxMbps ?? 0),
  txMbps: Math.max(txMbps, told.txMbps ?? 0),
});
