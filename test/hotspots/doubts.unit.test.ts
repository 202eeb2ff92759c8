import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hotspotDoubts, hotspotStates } from '../../db/vocabulary.ts';
import {
  flappingGaps,
  flappingWithinMs,
  gapIntervals,
  mostClients,
  shortestGapMs,
  stuckAfterMs,
  stuckReadings,
} from '../../server/hotspots/hotspots.contract.ts';
import { LoadColumns } from '../../server/hotspots/load-columns.ts';
import type { NumberedReading } from '../../server/hotspots/numbered-reading.ts';

const startMs = Date.parse('2026-11-20T10:00:00Z');
const slots = [
  { number: 1, code: 'LH-001', capacityClients: 50 },
  { number: 2, code: 'LH-002', capacityClients: 50 },
];

/** One hotspot whose readings come after these intervals, while another is heard all the time. */
function heardAfter(intervalsMs: readonly number[], figures: (index: number) => Partial<NumberedReading>) {
  const columns = new LoadColumns(slots);
  let atMs = startMs;
  const all: NumberedReading[] = [0, ...intervalsMs].map((interval, index) => {
    atMs += interval;
    return { number: 1, atMs, clients: 20, rxMbps: 5 + index / 1000, txMbps: 1, ...figures(index) };
  });
  for (let otherMs = startMs; otherMs <= atMs; otherMs += 10_000)
    all.push({ number: 2, atMs: otherMs, clients: 1, rxMbps: 0, txMbps: 0 });
  for (const reading of all.sort((a, b) => a.atMs - b.atMs)) columns.take(reading);
  const doubtAt = (nowMs: number) => hotspotDoubts[columns.columnsAt(nowMs).columns.doubt[0]!];
  return { columns, endMs: atMs, doubtAt };
}
const changing = () => ({});

it('never calls one flapping whose intervals differ by no more than two readings that fail to come', () => {
  const intervals = fc.integer({ min: 1_000, max: 60_000 }).chain((shortest) => {
    const longest = Math.floor(shortest * gapIntervals);
    return fc.array(fc.integer({ min: shortest, max: longest }), { minLength: 1, maxLength: 60 });
  });
  fc.assert(
    fc.property(intervals, (told) => {
      const { doubtAt, endMs } = heardAfter(told, changing);
      expect(doubtAt(endMs)).toBeUndefined();
    }),
  );
});

it('calls one flapping that was away three times in a quarter of an hour, and not longer than that', () => {
  const away = fc.integer({ min: 31_000, max: 90_000 });
  const there = fc.array(fc.integer({ min: 8_000, max: 12_000 }), { minLength: 5, maxLength: 8 });
  const shape = fc.array(fc.tuple(there, away), { minLength: flappingGaps, maxLength: flappingGaps });
  fc.assert(
    fc.property(shape, (times) => {
      const { doubtAt, endMs } = heardAfter(
        times.flatMap(([intervals, gap]) => [...intervals, gap]),
        changing,
      );
      expect(doubtAt(endMs)).toBe('flapping');
      const twice = heardAfter(
        times.slice(1).flatMap(([intervals, gap]) => [...intervals, gap]),
        changing,
      );
      expect(twice.doubtAt(twice.endMs)).toBeUndefined();
    }),
  );
});

it('lets a quarter of an hour without a gap pass, and does not doubt it any more', () => {
  const steady = (count: number) => new Array<number>(count).fill(10_000);
  const gaps = [...steady(5), 40_000, ...steady(5), 40_000, ...steady(5), 40_000];
  const after = heardAfter([...gaps, ...steady(flappingWithinMs / 10_000 + 1)], changing);
  expect(after.doubtAt(after.endMs)).toBeUndefined();
  const before = heardAfter([...gaps, ...steady(60)], changing);
  expect(before.doubtAt(before.endMs)).toBe('flapping');
});

it('calls one that reports less often from now on flapping for a quarter of an hour at most', () => {
  const lessOften = [...new Array<number>(20).fill(10_000), ...new Array<number>(40).fill(60_000)];
  const { doubtAt, endMs } = heardAfter(lessOften, changing);
  expect(doubtAt(endMs)).toBeUndefined();
});

it('does not count it as a gap of a hotspot when nobody was heard', () => {
  const columns = new LoadColumns(slots);
  let atMs = startMs;
  for (let outage = 0; outage < 5; outage++) {
    for (let count = 0; count < 6; count++) {
      atMs += 10_000;
      for (const number of [1, 2]) columns.take({ number, atMs: atMs + number * 100, clients: count });
    }
    atMs += 60_000;
  }
  expect([...columns.columnsAt(atMs).columns.doubt]).toEqual([-1, -1]);
});

it('needs a gap to be longer than a stated time, however often a hotspot reports', () => {
  const intervals = new Array<number>(200).fill(0).map((_, index) => (index % 10 === 9 ? shortestGapMs : 1_000));
  const { doubtAt, endMs } = heardAfter(intervals, changing);
  expect(doubtAt(endMs)).toBeUndefined();
});

const liar = { clients: 20, rxMbps: 5, txMbps: 1, airtime: 0.5 };

it('calls one stuck that says the same for five minutes and ten readings, and believes it again when it changes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_000, max: 85_000 }), fc.integer({ min: 1, max: 80 }), (interval, count) => {
      const { columns, doubtAt, endMs } = heardAfter(new Array<number>(count).fill(interval), () => liar);
      const isStuck = count + 1 >= stuckReadings && count * interval >= stuckAfterMs;
      expect(doubtAt(endMs)).toBe(isStuck ? 'stuck' : undefined);
      columns.take({ number: 1, atMs: endMs + interval, ...liar, txMbps: 1.001 });
      expect(doubtAt(endMs + interval)).toBeUndefined();
    }),
  );
});

it.each([
  ['has nobody', { ...liar, clients: 0 }],
  ['carries nothing', { ...liar, rxMbps: 0, txMbps: 0 }],
  ['does not tell what it carries', { ...liar, rxMbps: undefined, txMbps: undefined }],
])('does not call one stuck that %s', (_what, figures) => {
  const { doubtAt, endMs } = heardAfter(new Array<number>(100).fill(10_000), () => figures);
  expect(doubtAt(endMs)).toBeUndefined();
});

it('does not call one stuck that is silent', () => {
  const { columns, doubtAt, endMs } = heardAfter(new Array<number>(100).fill(10_000), () => liar);
  expect(doubtAt(endMs)).toBe('stuck');
  for (let ms = 10_000; ms <= 100_000; ms += 10_000) columns.take({ number: 2, atMs: endMs + ms, clients: 1 });
  expect(doubtAt(endMs + 100_000)).toBeUndefined();
});

it('writes in steps what it would write at once', () => {
  const step = fc.record({
    number: fc.constantFrom(1, 2),
    afterMs: fc.constantFrom(0, 5_000, 10_000, 40_000, 100_000, 90_000_000),
    clients: fc.integer({ min: 0, max: 3 }).map((share) => share * 20),
    isRead: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const [inSteps, atOnce] = [new LoadColumns(slots), new LoadColumns(slots)];
      let nowMs = startMs;
      for (const { number, afterMs, clients, isRead } of steps) {
        nowMs += afterMs;
        for (const columns of [inSteps, atOnce]) columns.take({ number, atMs: nowMs, clients, rxMbps: 1 });
        if (isRead) inSteps.columnsAt(nowMs + afterMs);
      }
      expect(inSteps.columnsAt(nowMs + 5_000).columns).toEqual(atOnce.columnsAt(nowMs + 5_000).columns);
    }),
  );
});

it('shows nothing of one that tells of more clients than its radios can tell apart, until it is believable again', () => {
  const { columns, doubtAt, endMs } = heardAfter([10_000, 10_000], () => ({ clients: mostClients + 1 }));
  expect(doubtAt(endMs)).toBe('impossible');
  const shown = columns.columnsAt(endMs).columns;
  expect([shown.clients[0], shown.rxMbps[0], shown.state[0]]).toEqual([-1, -1, hotspotStates.indexOf('ok')]);
  columns.take({ number: 1, atMs: endMs + 10_000, clients: mostClients, rxMbps: 5, txMbps: 1 });
  expect(doubtAt(endMs + 10_000)).toBeUndefined();
  expect(columns.columnsAt(endMs + 10_000).columns.clients[0]).toBe(mostClients);
});
