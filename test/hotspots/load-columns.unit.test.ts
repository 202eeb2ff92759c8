import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hotspotDoubts, hotspotStates } from '../../db/vocabulary.ts';
import { forgottenAfterMs, silentAfterMs } from '../../server/hotspots/hotspots.contract.ts';
import { LoadColumns } from '../../server/hotspots/load-columns.ts';
import type { NumberedReading } from '../../server/hotspots/numbered-reading.ts';
import { columnEpochMs } from '../../server/live/define-topic.ts';

const nowMs = Date.parse('2026-11-20T10:00:00Z');
const slots = [
  { number: 7, code: 'LH-001', capacityClients: 50 },
  { number: 9, code: 'LH-002', capacityClients: 20 },
  { number: 12, code: 'WQ-001', capacityClients: 100 },
];

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const readings = fc.array(
  fc.record({
    number: fc.constantFrom(7, 9, 12, 99),
    // Few instants, so that the same one comes often.
    atMs: fc.integer({ min: 0, max: 40 }).map((step) => nowMs - step * 10_000),
    clients: fc.integer({ min: 0, max: 200 }),
    clients5: maybe(fc.integer({ min: 0, max: 200 })),
    rxMbps: maybe(fc.integer({ min: 0, max: 9_999 }).map((hundredths) => hundredths / 100)),
    txMbps: maybe(fc.constant(1.5)),
    airtime: maybe(fc.constantFrom(0, 0.25, 1)),
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

/** One row as a page reads it; what is absent is left out. */
function rowAt(loads: LoadColumns, atMs: number, row: number): Record<string, unknown> {
  const { columns } = loads.columnsAt(atMs);
  const entries = Object.entries(columns).map(([name, values]) => [name, values[row]!] as const);
  const told = Object.fromEntries(entries.filter(([, value]) => value !== -1));
  return {
    ...told,
    state: hotspotStates[told.state!],
    ...(told.doubt !== undefined && { doubt: hotspotDoubts[told.doubt] }),
    ...(told.silentSince !== undefined && { silentSince: columnEpochMs + told.silentSince * 1000 }),
  };
}

/** All rows; without doubt and silence, which are of how readings came in. */
const figuresAt = (loads: LoadColumns, atMs: number) =>
  slots.map((_, row) => {
    const { doubt: _doubt, state: _state, silentSince: _since, ...figures } = rowAt(loads, atMs, row);
    return figures;
  });

it('comes to the same figures in whatever order readings arrive, and however often', () => {
  const shuffled = readings.chain((all) => {
    const kept = distinct(all);
    return fc.tuple(fc.constant(kept), fc.shuffledSubarray([...kept, ...kept], { minLength: kept.length * 2 }));
  });
  fc.assert(
    fc.property(shuffled, ([kept, again]) => {
      expect(figuresAt(columnsOf(again), nowMs)).toEqual(figuresAt(columnsOf(kept), nowMs));
    }),
  );
});

it('says of each hotspot what its newest reading says, and nothing that it does not say', () => {
  fc.assert(
    fc.property(readings, (all) => {
      const columns = columnsOf(distinct(all));
      for (const [row, { number, capacityClients }] of slots.entries()) {
        const newest = distinct(all)
          .filter((one) => one.number === number)
          .sort((a, b) => b.atMs - a.atMs)[0];
        const { doubt: _doubt, state, ...shown } = rowAt(columns, nowMs, row);
        const share = newest ? newest.clients / capacityClients : 0;
        const load = share >= 1 ? 'overloaded' : share >= 0.8 ? 'busy' : 'ok';
        expect(newest ? [load, 'silent'] : ['silent']).toContain(state);
        expect(shown).toEqual({
          ...(newest && { clients: newest.clients }),
          ...(newest?.clients5 !== undefined && { clients5: newest.clients5 }),
          ...(newest?.rxMbps !== undefined && { rxMbps: Math.round(newest.rxMbps / 0.1) }),
          ...(newest?.txMbps !== undefined && { txMbps: 15 }),
          ...(newest?.airtime !== undefined && { airtime: newest.airtime * 100 }),
          ...(newest && state === 'silent' && { silentSince: newest.atMs }),
        });
      }
    }),
  );
});

it('takes over what other columns keep, whichever of the two heard it last', () => {
  fc.assert(
    fc.property(readings, readings, (before, after) => {
      const [first, second] = [distinct(before), distinct(after)];
      const both = new LoadColumns(slots);
      both.carryOver(columnsOf(first));
      for (const reading of second) both.take(reading);
      // Doubts as well: they were carried over.
      const rows = slots.map((_, row) => rowAt(both, nowMs, row));
      const direct = columnsOf([...first, ...second]);
      expect(rows).toEqual(slots.map((_, row) => rowAt(direct, nowMs, row)));
    }),
  );
});

it('tells whether anything changed, and changes its arrays in place', () => {
  const columns = columnsOf([
    { number: 7, atMs: nowMs, clients: 10, rxMbps: 1, txMbps: 1 },
    { number: 9, atMs: nowMs, clients: 10, rxMbps: 1, txMbps: 1 },
  ]);
  const first = columns.columnsAt(nowMs);
  expect(first.isChanged).toBe(true);
  expect(columns.columnsAt(nowMs + 1).isChanged).toBe(false);
  columns.take({ number: 9, atMs: nowMs + 5_000, clients: 11, rxMbps: 1, txMbps: 1 });
  const second = columns.columnsAt(nowMs + 5_000);
  expect(second.isChanged).toBe(true);
  expect(second.columns.clients).toBe(first.columns.clients);
  expect([...second.columns.clients]).toEqual([10, 11, -1]);
});

it('lets a hotspot fall silent as time passes while others are heard, and says since when', () => {
  const columns = columnsOf([{ number: 7, atMs: nowMs, clients: 60, rxMbps: 3.25, txMbps: 1, airtime: 0.5 }]);
  const hearAnotherAt = (atMs: number) => columns.take({ number: 9, atMs, clients: 1, rxMbps: 1, txMbps: 1 });
  for (let ms = 10_000; ms <= silentAfterMs; ms += 10_000) hearAnotherAt(nowMs + ms);
  const heard = { clients: 60, rxMbps: 33, txMbps: 10, airtime: 50 };
  expect(rowAt(columns, nowMs + silentAfterMs, 0)).toEqual({ state: 'overloaded', ...heard });
  hearAnotherAt(nowMs + silentAfterMs + 1);
  const silent = { state: 'silent', ...heard, silentSince: nowMs };
  expect(rowAt(columns, nowMs + silentAfterMs + 1, 0)).toEqual(silent);
  columns.take({ number: 7, atMs: nowMs + silentAfterMs + 2, clients: 1 });
  expect(rowAt(columns, nowMs + silentAfterMs + 2, 0)).toEqual({ state: 'ok', clients: 1 });
});

it('leaves all states as they were when nothing is reported any more, and forgets them after a day', () => {
  const columns = columnsOf([
    { number: 7, atMs: nowMs, clients: 60, rxMbps: 1, txMbps: 1 },
    { number: 9, atMs: nowMs - silentAfterMs - 1, clients: 1, rxMbps: 1, txMbps: 1 },
    { number: 12, atMs: nowMs - silentAfterMs, clients: 1, rxMbps: 1, txMbps: 1 },
  ]);
  const statesAt = (atMs: number) => slots.map((_, row) => rowAt(columns, atMs, row).state);
  expect(statesAt(nowMs)).toEqual(['overloaded', 'silent', 'ok']);
  expect(statesAt(nowMs + 3_600_000)).toEqual(['overloaded', 'silent', 'ok']);
  const forgotten = slots.map((_, row) => rowAt(columns, nowMs + forgottenAfterMs + 1, row));
  expect(forgotten).toEqual(slots.map(() => ({ state: 'silent' })));
  columns.take({ number: 7, atMs: nowMs + forgottenAfterMs + 1, clients: 4 });
  expect(rowAt(columns, nowMs + forgottenAfterMs + 1, 0)).toEqual({ state: 'ok', clients: 4 });
});

it.each([
  [39, 'ok'],
  [40, 'busy'],
  [49, 'busy'],
  [50, 'overloaded'],
  [0, 'ok'],
])('calls a hotspot for 50 clients with %i of them %s', (clients, state) => {
  expect(rowAt(columnsOf([{ number: 7, atMs: nowMs, clients }]), nowMs, 0).state).toBe(state);
});
