import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ratesBetween } from '../../server/hotspots/counter-rates.ts';
import { counterGapMs, counterRange, mostMbps, narrowCounterGapMs } from '../../server/hotspots/hotspots.contract.ts';
import { LoadColumns } from '../../server/hotspots/load-columns.ts';
import type { NumberedReading } from '../../server/hotspots/numbered-reading.ts';
import { tellRates } from '../../server/hotspots/tell-rates.ts';

const startMs = Date.parse('2026-11-20T10:00:00Z');
const slot = { number: 1, code: 'LH-001', capacityClients: 50 };

/** What truly happens to a hotspot second by second, and when it is asked. */
const truth = fc.record({
  maxMbps: fc.constantFrom(1, 50, 400, 3_000),
  bits: fc.constantFrom(32, 64),
  tellsUptime: fc.boolean(),
  /** Near its end, so that it wraps soon. */
  startsAt: fc.integer({ min: 0, max: counterRange - 1 }),
  seconds: fc.array(
    fc.record({
      rx: fc.double({ min: 0, max: 1, noNaN: true }),
      tx: fc.double({ min: 0, max: 1, noNaN: true }),
      /** 0 and it starts again; 1 and only its counters do; 2 to 4 and it is asked. */
      event: fc.nat({ max: 12 }),
    }),
    { minLength: 20, maxLength: 300 },
  ),
});
type Truth = typeof truth extends fc.Arbitrary<infer T> ? T : never;

function readingsOf({ maxMbps, bits, tellsUptime, startsAt, seconds }: Truth): NumberedReading[] {
  const range = bits === 32 ? counterRange : Number.MAX_SAFE_INTEGER;
  const counters = { rx: startsAt, tx: Math.floor(startsAt / 2), up: 1_000 };
  return seconds.flatMap(({ rx, tx, event }, second) => {
    if (event === 0) Object.assign(counters, { rx: 0, tx: 0, up: 0 });
    if (event === 1) Object.assign(counters, { rx: 0, tx: 0 });
    counters.rx = (counters.rx + Math.floor((rx * maxMbps * 1e6) / 8)) % range;
    counters.tx = (counters.tx + Math.floor((tx * maxMbps * 1e6) / 8)) % range;
    counters.up += 1;
    if (event < 2 || event > 4) return [];
    const told = { rxOctets: counters.rx, txOctets: counters.tx, ...(tellsUptime && { upSeconds: counters.up }) };
    return [{ number: 1, atMs: startMs + second * 1000, clients: 5, ...told }];
  });
}

/** As a server takes them, one batch each. */
function ratesOf(readings: readonly NumberedReading[]): NumberedReading[] {
  const columns = new LoadColumns([slot]);
  return readings.flatMap((reading) => {
    const told = tellRates([reading], columns);
    for (const one of told) columns.take(one);
    return told;
  });
}

it('tells no rate above what truly passed at most, whatever wraps and starts again', () => {
  fc.assert(
    fc.property(truth, (what) => {
      for (const { rxMbps = 0, txMbps = 0 } of ratesOf(readingsOf(what))) {
        expect(Math.max(rxMbps, txMbps)).toBeLessThanOrEqual(what.maxMbps);
      }
    }),
    { numRuns: 2_000 },
  );
});

it('tells the same of a batch of many as of many batches', () => {
  fc.assert(
    fc.property(truth, (what) => {
      const readings = readingsOf({ ...what, tellsUptime: true });
      const columns = new LoadColumns([slot]);
      expect(tellRates(readings, columns)).toEqual(ratesOf(readings));
    }),
  );
});

const before: NumberedReading = {
  ...{ number: 1, atMs: startMs, clients: 5 },
  ...{ rxOctets: counterRange - 1_000_000, txOctets: 5_000_000, upSeconds: 86_400 },
};
const after = (seconds: number, told: Partial<NumberedReading>): NumberedReading => ({
  ...before,
  atMs: startMs + seconds * 1000,
  upSeconds: 86_400 + seconds,
  ...told,
});
const none = { rxMbps: 0, txMbps: 0 };

it('tells a rate from two counters', () => {
  const next = after(10, { rxOctets: before.rxOctets! + 500_000, txOctets: 6_250_000 });
  expect(ratesBetween(before, next, none)).toEqual({ rxMbps: 0.4, txMbps: 1 });
});

it('counts on over a wrap, which the time that it has been running tells from a start', () => {
  const next = after(10, { rxOctets: 250_000, txOctets: 6_250_000 });
  expect(ratesBetween(before, next, { rxMbps: 1, txMbps: 0 })).toEqual({ rxMbps: 1, txMbps: 1 });
  const started = { ...next, rxOctets: 250_000, txOctets: 125_000, upSeconds: 4 };
  expect(ratesBetween(before, started, none)).toEqual({ rxMbps: 0.2, txMbps: 0.1 });
});

it('without that time takes a wrap for one if the hotspot was seen that busy, and else tells nothing', () => {
  const next = after(10, { rxOctets: 250_000, txOctets: 6_250_000, upSeconds: undefined });
  expect(ratesBetween(before, next, { rxMbps: 1, txMbps: 0 })).toEqual({ rxMbps: 1, txMbps: 1 });
  expect(ratesBetween(before, next, { rxMbps: 0.9, txMbps: 0 })).toEqual({ rxMbps: undefined, txMbps: 1 });
});

it('counts from zero when both counters fell, though the hotspot ran on', () => {
  const next = after(10, { rxOctets: 250_000, txOctets: 125_000 });
  expect(ratesBetween(before, next, none)).toEqual({ rxMbps: 0.2, txMbps: 0.1 });
});

const silences: [string, NumberedReading, 'rx' | 'tx', NumberedReading?][] = [
  ['what no hotspot can carry', after(1, { rxOctets: 1, txOctets: 5_000_000 + (mostMbps / 8) * 1e6 + 1_000 }), 'tx'],
  ['counters too far apart', after(counterGapMs / 1000 + 1, { rxOctets: counterRange + 1 }), 'rx'],
  ['counters between which one may have wrapped', after(narrowCounterGapMs / 1000 + 1, { txOctets: 6_250_000 }), 'tx'],
  ['a reading that is not newer', after(0, { rxOctets: counterRange - 1 }), 'rx'],
  ['a counter that is missing', after(10, { rxOctets: undefined }), 'rx'],
  ['a counter of 64 bits that fell', after(10, { rxOctets: 7 }), 'rx', { ...before, rxOctets: counterRange * 4 }],
];
it.each(silences)('tells nothing of %s, and not zero', (_what, next, direction, first = before) => {
  expect(ratesBetween(first, next, none)[`${direction}Mbps`]).toBeUndefined();
});

it('does not take a clock that was put forward for a start', () => {
  const next = after(60, { rxOctets: before.rxOctets! + 500_000, upSeconds: 86_410 });
  expect(ratesBetween(before, next, none).rxMbps).toBeLessThan(0.4);
  // Nor one that was put back, or a batch that comes late, for a burst.
  const late = after(1, { rxOctets: before.rxOctets! + 500_000, upSeconds: 86_410 });
  expect(ratesBetween(before, late, none).rxMbps).toBe(0.4);
});

it('tells what truly passed, or nothing, whatever a counter of 32 bits did between two polls', () => {
  const poll = fc.record({ seconds: fc.integer({ min: 5, max: 300 }), mbps: fc.integer({ min: 1, max: 500 }) });
  const start = fc.integer({ min: 0, max: counterRange - 1 });
  fc.assert(
    fc.property(fc.array(poll, { minLength: 2, maxLength: 20 }), start, (polls, octets) => {
      let [second, counted] = [0, octets];
      const readings = polls.map(({ seconds, mbps }) => {
        second += seconds;
        counted += (mbps * 1e6 * seconds) / 8;
        const told = { rxOctets: counted % counterRange, txOctets: 0, upSeconds: 1_000 + second };
        return { number: 1, atMs: startMs + second * 1000, clients: 5, ...told };
      });
      for (const [index, { rxMbps }] of ratesOf(readings).entries()) {
        if (rxMbps !== undefined) expect(rxMbps).toBe(polls[index]!.mbps);
      }
    }),
    { numRuns: 1_000 },
  );
});

it('tells the rates of wide counters polled each five minutes, and of narrow ones polled each minute', () => {
  const wide = { ...before, rxOctets: 5 * counterRange };
  const later = after(300, { rxOctets: wide.rxOctets + 7_500_000_000 });
  expect(ratesBetween(wide, later, none).rxMbps).toBe(200);
  expect(ratesBetween(before, after(60, { txOctets: 12_500_000 }), none).txMbps).toBe(1);
});

it('keeps a rate that was told beside its counter, and makes none for a late reading', () => {
  const columns = new LoadColumns([slot]);
  columns.take(before);
  const told = after(10, { rxOctets: before.rxOctets! + 500_000, txOctets: 6_250_000, rxMbps: 7 });
  expect(tellRates([told], columns)[0]).toMatchObject({ rxMbps: 7, txMbps: 1 });
  const late = after(-10, { rxOctets: 1_000, txOctets: 1_000, upSeconds: 86_390 });
  expect(tellRates([told, late], columns)[1]).toBe(late);
});

it('tells most of what passed: a hotspot that wraps and never starts again loses next to nothing', () => {
  const steady = fc.record({
    mbps: fc.constantFrom(80, 400, 2_000),
    start: fc.integer({ min: 0, max: counterRange - 1 }),
  });
  fc.assert(
    fc.property(steady, ({ mbps, start }) => {
      const octets = (mbps / 8) * 1e7;
      const readings = Array.from({ length: 60 }, (_, index) => ({
        ...{ number: 1, atMs: startMs + index * 10_000, clients: 5, upSeconds: 1_000 + index * 10 },
        ...{ rxOctets: (start + index * octets) % counterRange, txOctets: (start + index * 1_000) % counterRange },
      }));
      const told = ratesOf(readings).filter(({ rxMbps }) => rxMbps === mbps);
      // The first has nothing before it, and the next may wrap before anything is known; none wraps three times in a row.
      expect(told.length).toBeGreaterThanOrEqual(57);
    }),
  );
});
