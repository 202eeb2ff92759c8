import { type HighestRates, ratesBetween } from './counter-rates.ts';
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
  const newest = new Map<number, NumberedReading>();
  return batch.map((reading) => {
    const before = newest.get(reading.number) ?? known.newestOf(reading.number);
    if (before && reading.atMs <= before.atMs) return reading;
    const told = before ? withRates(before, reading, known) : reading;
    newest.set(reading.number, told);
    return told;
  });
}

function withRates(before: NumberedReading, reading: NumberedReading, known: KnownReadings): NumberedReading {
  const { rxMbps, txMbps } = ratesBetween(before, reading, known.highestOf(reading.number));
  return { ...reading, rxMbps: reading.rxMbps ?? rxMbps, txMbps: reading.txMbps ?? txMbps };
}
