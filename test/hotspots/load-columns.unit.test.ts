import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stateOf } from '../../server/hotspots/hotspot-state.ts';
import { forgottenAfterMs, silentAfterMs, unreportedAfterMs } from '../../server/hotspots/hotspots.contract.ts';
import { LoadColumns, type NumberedReading } from '../../server/hotspots/load-columns.ts';

const nowMs = Date.parse('2026-11-20T10:00:00Z');
const slots = [
  { number: 7, code: 'LH-001', capacityClients: 50 },
  { number: 9, code: 'LH-002', capacityClients: 20 },
  { number: 12, code: 'WQ-001', capacityClients: 100 },
];

const readings = fc.array(
  fc.record({
    number: fc.constantFrom(7, 9, 12, 99),
    // Few instants, so that the same one comes often.
    atMs: fc.integer({ min: 0, max: 40 }).map((step) => nowMs - step * 10_000),
    clients: fc.integer({ min: 0, max: 200 }),
    rxMbps: fc.integer({ min: 0, max: 9_999 }).map((hundredths) => hundredths / 100),
    txMbps: fc.constant(1.5),
    airtime: fc.option(fc.constantFrom(0, 0.25, 1), { nil: undefined }),
  }),
  { maxLength: 40 },
);

/** As the database keeps them: the first of the same hotspot and instant. */
const distinct = (all: readonly NumberedReading[]) => [
  ...new Map([...all].reverse().map((one) => [`${one.number} ${one.atMs}`, one])).values(),
];

function columnsOf(all: Iterable<NumberedReading>): LoadColumns {
  const columns = new LoadColumns(slots);
  for (const reading of all) columns.take(reading);
  return columns;
}

it('comes to the same state in whatever order readings arrive, and however often', () => {
  const shuffled = readings.chain((all) => {
    const kept = distinct(all);
    return fc.tuple(fc.constant(kept), fc.shuffledSubarray([...kept, ...kept], { minLength: kept.length * 2 }));
  });
  fc.assert(
    fc.property(shuffled, ([kept, again]) => {
      expect(columnsOf(again).loadsAt(nowMs)).toEqual(columnsOf(kept).loadsAt(nowMs));
    }),
  );
});

it('says of each hotspot what its newest reading says', () => {
  fc.assert(
    fc.property(readings, (all) => {
      const columns = columnsOf(distinct(all));
      const loads = columns.loadsAt(nowMs);
      const reportedMs = Math.min(nowMs, (columns.newestMs ?? nowMs) + unreportedAfterMs);
      for (const { number, code, capacityClients } of slots) {
        const newest = distinct(all)
          .filter((one) => one.number === number)
          .sort((a, b) => b.atMs - a.atMs)[0];
        expect(loads[code]?.clients).toBe(newest?.clients);
        expect(loads[code]?.state).toBe(newest && stateOf({ ...newest, capacityClients }, reportedMs));
      }
    }),
  );
});

it('takes over what other columns keep, whichever of the two heard it last', () => {
  fc.assert(
    fc.property(readings, readings, (before, after) => {
      const [first, second] = [distinct(before), distinct(after)];
      const both = columnsOf(first);
      both.takeAll(columnsOf(second));
      expect(both.loadsAt(nowMs)).toEqual(columnsOf([...first, ...second]).loadsAt(nowMs));
    }),
  );
});

it('hands out the same object for what did not change', () => {
  const columns = columnsOf([
    { number: 7, atMs: nowMs, clients: 10, rxMbps: 1, txMbps: 1 },
    { number: 9, atMs: nowMs, clients: 10, rxMbps: 1, txMbps: 1 },
  ]);
  const first = columns.loadsAt(nowMs);
  expect(columns.loadsAt(nowMs + 1)).toBe(first);
  columns.take({ number: 9, atMs: nowMs + 5_000, clients: 11, rxMbps: 1, txMbps: 1 });
  const second = columns.loadsAt(nowMs + 5_000);
  expect(second).not.toBe(first);
  expect(second['LH-001']).toBe(first['LH-001']);
  expect(second['LH-002']).toMatchObject({ clients: 11 });
});

it('lets a hotspot fall silent as time passes while others are heard, and says since when', () => {
  const columns = columnsOf([{ number: 7, atMs: nowMs, clients: 60, rxMbps: 3.25, txMbps: 1, airtime: 0.5 }]);
  const hearAnotherAt = (atMs: number) => columns.take({ number: 9, atMs, clients: 1, rxMbps: 1, txMbps: 1 });
  hearAnotherAt(nowMs + silentAfterMs);
  expect(columns.loadsAt(nowMs + silentAfterMs)['LH-001']).toEqual({
    state: 'overloaded',
    clients: 60,
    rxMbps: 3.25,
    txMbps: 1,
    airtime: 0.5,
  });
  hearAnotherAt(nowMs + silentAfterMs + 1);
  expect(columns.loadsAt(nowMs + silentAfterMs + 1)['LH-001']).toMatchObject({
    state: 'silent',
    silentSince: new Date(nowMs).toISOString(),
  });
});

it('leaves all states as they were when nothing is reported any more, and forgets them after a day', () => {
  const columns = columnsOf([
    { number: 7, atMs: nowMs, clients: 60, rxMbps: 1, txMbps: 1 },
    { number: 9, atMs: nowMs - silentAfterMs, clients: 1, rxMbps: 1, txMbps: 1 },
  ]);
  columns.loadsAt(nowMs + unreportedAfterMs);
  const anHourLater = columns.loadsAt(nowMs + 3_600_000);
  expect(anHourLater['LH-001']?.state).toBe('overloaded');
  expect(anHourLater['LH-002']?.state).toBe('silent');
  expect(columns.loadsAt(nowMs + forgottenAfterMs + 1)).toEqual({});
});

it.each([
  [39, 'ok'],
  [40, 'busy'],
  [49, 'busy'],
  [50, 'overloaded'],
  [0, 'ok'],
])('calls a hotspot for 50 clients with %i of them %s', (clients, state) => {
  expect(stateOf({ atMs: nowMs, clients, capacityClients: 50 }, nowMs)).toBe(state);
});
