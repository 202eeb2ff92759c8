import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { binBounds, percentileOf } from './histogram.ts';
import { type HotspotSpan, type HotspotSpans, minutesToldHours, type SpanFigure } from './hotspots.contract.ts';
import { hotspotFaults } from './hotspots.errors.ts';
import { findHotspotNumber } from './hotspots.queries.ts';
import { type KeptSpan, listSpans } from './spans.queries.ts';

const hourMs = 3_600_000;

/** What the readings of one hotspot came to in the last hours, oldest first. Throws `hotspots.unknown_hotspot`. */
export async function readSpans(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  code: string,
  hours: number,
): Promise<HotspotSpans> {
  const number = await findHotspotNumber(database.drizzle, code);
  if (number === undefined) throw new DomainError(hotspotFaults.unknown_hotspot);
  const now = clock.now();
  const spanMinutes = hours <= minutesToldHours ? 1 : 15;
  const kept = await listSpans(database, spanMinutes, number, new Date(now.getTime() - hours * hourMs), now);
  return { code, spanMinutes, spans: kept.map(toSpan) };
}

function toSpan(kept: KeptSpan): HotspotSpan {
  const { startsAt, readings, clientsSum, clientsMax, clientsBins, rated, rxThousandths, txThousandths } = kept;
  const { throughputMax, throughputBins, timed, airtimeThousandths, airtimeMax, airtimeBins } = kept;
  const mean = (thousandths: number | null, count: number) => rounded((thousandths ?? 0) / 1000 / count);
  const throughput = mean((rxThousandths ?? 0) + (txThousandths ?? 0), rated);
  return {
    startsAt: startsAt.toISOString(),
    readings,
    clients: wholeOf(figureOf(binBounds.clients, clientsBins, clientsMax, rounded(clientsSum / readings))),
    ...(throughputBins && {
      throughputMbps: figureOf(binBounds.throughput, throughputBins, throughputMax ?? 0, throughput),
      rxMbps: { mean: mean(rxThousandths, rated), max: rounded(kept.rxMax ?? 0) },
      txMbps: { mean: mean(txThousandths, rated), max: rounded(kept.txMax ?? 0) },
    }),
    ...(airtimeBins && {
      airtime: figureOf(binBounds.airtime, airtimeBins, airtimeMax ?? 0, mean(airtimeThousandths, timed)),
    }),
  };
}

function figureOf(bounds: readonly number[], bins: readonly number[], max: number, mean: number): SpanFigure {
  const share = (part: number) => rounded(percentileOf(bounds, bins, max, part) ?? 0);
  return { mean, p50: share(0.5), p95: share(0.95), max: rounded(max) };
}

/** There is no half a client; bounds are whole, so that what is rounded down stays in its bin. */
const wholeOf = ({ p50, p95, ...rest }: SpanFigure): SpanFigure => ({
  ...rest,
  p50: Math.floor(p50),
  p95: Math.floor(p95),
});

/** Three figures after the point are what readings have; `real` has noise behind them. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
