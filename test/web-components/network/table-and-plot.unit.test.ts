import { expect, it } from 'vitest';
import { areaPath, linePath, roundedUp, runsOf } from '../../../web-components/network/plot-lines.ts';
import { countStates, sightsOf, totalCarriers } from '../../../web-components/network/sights.ts';
import { filterSights, firstOrderOf, orderCodes } from '../../../web-components/network/table-order.ts';
import { hotspotOf, loadOf, nowMs, sightsIn } from './sights.ts';

const zones = new Map([['lantern-hall', { name: 'Lantern Hall', isOutermost: false }]]);
const mixed = [
  ...sightsIn('ok', 1, 'LH-10'),
  ...sightsIn('overloaded', 1, 'LH-9'),
  ...sightsIn('silent', 1, 'LH-8'),
  ...sightsIn('busy', 1, 'LH-7', { carrier: 'Donghu Telecom' }),
];

it('orders the table by state, worst first', () => {
  expect(orderCodes(mixed, firstOrderOf('state'), zones)).toEqual(['LH-9-1', 'LH-8-1', 'LH-7-1', 'LH-10-1']);
});

it('orders codes as people count, and back again', () => {
  const codes = ['LH-7-1', 'LH-8-1', 'LH-9-1', 'LH-10-1'];
  expect(orderCodes(mixed, firstOrderOf('code'), zones)).toEqual(codes);
  expect(orderCodes(mixed, { column: 'code', isDescending: true }, zones)).toEqual([...codes].reverse());
});

it.each(['load', 'clients', 'airtime', 'rate'] as const)('puts what has no %s last, either way', (column) => {
  for (const isDescending of [true, false]) {
    expect(orderCodes(mixed, { column, isDescending }, zones).at(-1)).toBe('LH-8-1');
  }
});

it('finds hotspots by each word of code, place in either language, or carrier', () => {
  const found = (search: string) => filterSights(mixed, search, zones).map(({ hotspot }) => hotspot.code);
  expect(found('lantern')).toHaveLength(4);
  expect(found('donghu LH-7')).toEqual(['LH-7-1']);
  expect(found('位置 lh-9')).toEqual(['LH-9-1']);
  expect(found('qinghe lh-7')).toEqual([]);
});

it('counts states and what each carrier carries, silent ones left out', () => {
  expect(countStates(mixed)).toEqual({ ok: 1, overloaded: 1, silent: 1, busy: 1 });
  expect(totalCarriers(mixed)).toEqual([
    { carrier: 'Donghu Telecom', hotspots: 1, clients: 45, capacityClients: 50, mbps: 40 },
    { carrier: 'Qinghe Mobile', hotspots: 3, clients: 71, capacityClients: 100, mbps: 80 },
  ]);
});

it('takes no load from what every object has', () => {
  expect(sightsOf([hotspotOf('constructor')], { other: loadOf('ok') })[0]?.state).toBe('silent');
});

const field = { left: 0, right: 360, top: 0, bottom: 100, fromMs: nowMs - 3_600_000, untilMs: nowMs, most: 100 };
const reading = (minutesAgo: number, clients: number) => ({
  at: new Date(nowMs - minutesAgo * 60_000).toISOString(),
  clients,
  rxMbps: 0,
  txMbps: 0,
});

it('draws no line across the time when a hotspot was silent, nor from before the hour', () => {
  const runs = runsOf([reading(61, 9), reading(60, 0), reading(59, 50), reading(30, 20), reading(29, 100)], field);
  expect(runs.map(linePath)).toEqual(['M0.0 100.0L6.0 50.0', 'M180.0 80.0L186.0 0.0']);
});

it('draws water under a line down to zero, and a single reading as a dash', () => {
  expect(
    linePath([
      [0, 100],
      [6, 50],
    ]),
  ).toBe('M0.0 100.0L6.0 50.0');
  expect(
    areaPath(
      [
        [0, 90],
        [6, 50],
      ],
      field,
    ),
  ).toBe('M0.0 90.0L6.0 50.0L6.0 100.0L0.0 100.0Z');
  expect(linePath([[6, 50]])).toBe('M5.0 50.0h2');
});

it.each([
  [0, 4],
  [12, 20],
  [61, 80],
  [100, 100],
  [101, 200],
  [950, 1000],
])('rounds %i up to %i', (value, rounded) => {
  expect(roundedUp(value)).toBe(rounded);
});
