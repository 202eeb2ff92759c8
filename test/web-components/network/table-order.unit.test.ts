import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RosterWords } from '../../../web-components/network/roster-words.ts';
import type { Board } from '../../../web-components/network/sights.ts';
import { placeAfterKey } from '../../../web-components/network/table-keys.ts';
import {
  filterRows,
  firstOrderOf,
  orderRows,
  type TableFilter,
  type TableOrder,
  tableColumns,
} from '../../../web-components/network/table-order.ts';
import { boardOf, hotspotOf, hotspotsIn, type Stands, saysOf, sightsOf } from './sights.ts';

const zones = new Map([['lantern-hall', { name: 'Lantern Hall', isOutermost: false }]]);
const mixed = boardOf(
  hotspotsIn('ok', 1, 'LH-10'),
  hotspotsIn('overloaded', 1, 'LH-9', { bands: ['2.4', '5'] }),
  hotspotsIn('silent', 1, 'LH-8', { level: 2 }),
  hotspotsIn('busy', 1, 'LH-7', { carrier: 'Donghu Telecom', zoneId: 'weft-quay' }),
);
const codesOf = (board: Board, rows: Int32Array) => [...rows].map((row) => board.roster.hotspots[row]!.code);

function order(by: TableOrder, board = mixed): string[] {
  const words = new RosterWords(board.roster, zones);
  return codesOf(board, orderRows(board, filterRows(board, {}, words), by, words));
}

it('orders the table by state, worst first', () => {
  expect(order(firstOrderOf('state'))).toEqual(['LH-9-1', 'LH-8-1', 'LH-7-1', 'LH-10-1']);
});

it('orders codes as people count, and back again', () => {
  const codes = ['LH-7-1', 'LH-8-1', 'LH-9-1', 'LH-10-1'];
  expect(order(firstOrderOf('code'))).toEqual(codes);
  expect(order({ column: 'code', isDescending: true })).toEqual([...codes].reverse());
});

it.each(['load', 'clients', 'airtime', 'rate'] as const)('puts what has no %s last, either way', (column) => {
  for (const isDescending of [true, false]) expect(order({ column, isDescending }).at(-1)).toBe('LH-8-1');
});

it('puts what has been silent longest first, and what is heard last', () => {
  const board = boardOf(
    hotspotsIn('ok', 1, 'A'),
    hotspotsIn('silent', 1, 'B', {}, { silentSinceMs: Date.parse('2026-11-20T09:00:00Z') }),
    hotspotsIn('silent', 1, 'C', {}, { silentSinceMs: Date.parse('2026-11-19T18:00:00Z') }),
  );
  expect(order(firstOrderOf('silent'), board)).toEqual(['C-1', 'B-1', 'A-1']);
});

it('finds hotspots by each word of code, place in either language, or carrier', () => {
  const words = new RosterWords(mixed.roster, zones);
  const found = (filter: TableFilter) => codesOf(mixed, filterRows(mixed, filter, words));
  expect(found({ search: 'lantern' })).toHaveLength(3);
  expect(found({ search: 'donghu LH-7' })).toEqual(['LH-7-1']);
  expect(found({ search: '位置 lh-9' })).toEqual(['LH-9-1']);
  expect(found({ search: 'qinghe lh-7' })).toEqual([]);
});

it('narrows by state, carrier, band, level and zone, and by all of them together', () => {
  const words = new RosterWords(mixed.roster, zones);
  const found = (filter: TableFilter) => codesOf(mixed, filterRows(mixed, filter, words));
  expect(found({ state: 'silent' })).toEqual(['LH-8-1']);
  expect(found({ carrier: 'Donghu Telecom' })).toEqual(['LH-7-1']);
  expect(found({ band: '2.4' })).toEqual(['LH-9-1']);
  expect(found({ level: 2 })).toEqual(['LH-8-1']);
  expect(found({ zoneId: 'weft-quay' })).toEqual(['LH-7-1']);
  expect(found({ zoneId: 'weft-quay', level: 2 })).toEqual([]);
});

const anyBoard = fc
  .array(
    fc.record({
      code: fc.integer({ min: 0, max: 10_000 }),
      state: fc.constantFrom('ok', 'busy', 'overloaded', 'silent'),
      clients: fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined }),
      airtime: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
      rxMbps: fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined }),
    }),
    { maxLength: 60 },
  )
  .map((all) =>
    boardOf(
      all.map(({ code, state, clients, airtime, rxMbps }): Stands => {
        const share = airtime === undefined ? {} : { airtime: airtime / 100 };
        const says = { state, ...(clients !== undefined && { clients }), ...(rxMbps !== undefined && { rxMbps }) };
        return [hotspotOf(`H-${code}`, { carrier: code % 2 ? 'A' : 'B' }), { ...says, ...share }];
      }),
    ),
  );

it('orders by any column as a plain comparison of what is shown would', () => {
  fc.assert(
    fc.property(anyBoard, fc.constantFrom(...tableColumns), fc.boolean(), (board, column, isDescending) => {
      const words = new RosterWords(board.roster, zones);
      const rows = orderRows(board, filterRows(board, {}, words), { column, isDescending }, words);
      expect([...rows].sort((a, b) => a - b)).toEqual([...rows.keys()]);
      if (column !== 'clients' && column !== 'airtime' && column !== 'rate') return;
      const sights = sightsOf(board);
      const shown = [...rows].map((row) => {
        const { state, clients, airtime, rxMbps } = sights[row]!;
        return state === 'silent' ? undefined : { clients, airtime, rate: rxMbps }[column];
      });
      const figures = shown.filter((figure) => figure !== undefined);
      expect(shown.slice(0, figures.length)).toEqual(figures);
      expect(figures).toEqual([...figures].sort((a, b) => (isDescending ? b - a : a - b)));
    }),
  );
});

it('never leaves the grid by any key, and comes back from the headings to a row as a whole', () => {
  const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];
  const press = fc.record({ key: fc.constantFrom(...keys), ctrlKey: fc.boolean(), isRtl: fc.boolean() });
  fc.assert(
    fc.property(fc.array(press, { maxLength: 40 }), fc.integer({ min: 0, max: 50 }), (presses, rows) => {
      let place = { index: 0, column: -1 };
      for (const its of presses) {
        const next = placeAfterKey(place, its, { rows, columns: 9, page: 7 })!;
        expect(next.index).toBeGreaterThanOrEqual(-1);
        expect(next.index).toBeLessThan(Math.max(rows, 1));
        expect(next.column).toBeGreaterThanOrEqual(next.index === -1 ? 0 : -1);
        expect(next.column).toBeLessThan(9);
        if (place.index === -1 && next.index > -1) expect(next.column).toBe(-1);
        place = next;
      }
    }),
  );
});

it('reads an arrow by the way that text runs', () => {
  const size = { rows: 5, columns: 9, page: 3 };
  const at = { index: 2, column: 3 };
  const left = (isRtl: boolean) => placeAfterKey(at, { key: 'ArrowLeft', ctrlKey: false, isRtl }, size);
  expect([left(false), left(true)]).toEqual([
    { index: 2, column: 2 },
    { index: 2, column: 4 },
  ]);
});

it('leaves other keys alone', () => {
  expect(
    placeAfterKey(
      { index: 0, column: -1 },
      { key: 'a', ctrlKey: false, isRtl: false },
      { rows: 1, columns: 9, page: 1 },
    ),
  ).toBeUndefined();
});

it('takes a hotspot that nothing is told of for silent', () => {
  const board = boardOf([[hotspotOf('A'), saysOf('ok')]]);
  board.columns.state[0] = -1;
  expect(sightsOf(board)[0]).toMatchObject({ state: 'silent' });
});

it('finds in no state what tells impossible things: it is in none', () => {
  const board = boardOf(hotspotsIn('ok', 2, 'A'), hotspotsIn('ok', 1, 'B', {}, { doubt: 'impossible' }));
  const words = new RosterWords(board.roster, zones);
  expect(codesOf(board, filterRows(board, { state: 'ok' }, words))).toEqual(['A-1', 'A-2']);
  expect(filterRows(board, {}, words)).toHaveLength(3);
});
