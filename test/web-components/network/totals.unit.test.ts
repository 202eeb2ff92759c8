import { expect, it } from 'vitest';
import { countStates, totalBands, totalCarriers } from '../../../web-components/network/totals.ts';
import { boardOf, hotspotOf, hotspotsIn, notHeard } from './sights.ts';

it('counts states, and what was not heard for a day as silent', () => {
  const board = boardOf(
    hotspotsIn('ok', 3, 'A'),
    hotspotsIn('busy', 2, 'B'),
    hotspotsIn('overloaded', 1, 'C'),
    hotspotsIn('silent', 4, 'D'),
    [[hotspotOf('E'), notHeard]],
  );
  expect(countStates(board)).toEqual({ ok: 3, busy: 2, overloaded: 1, silent: 5, inDoubt: 0 });
});

it('counts what tells impossible things in no state and in no sum, and other doubts in both', () => {
  const board = boardOf(
    hotspotsIn('ok', 2, 'A', {}, { clients5: 4 }),
    hotspotsIn('ok', 1, 'B', {}, { doubt: 'impossible', clients: undefined, rxMbps: undefined, txMbps: undefined }),
    hotspotsIn('busy', 1, 'C', {}, { doubt: 'stuck', clients5: 6 }),
    hotspotsIn('silent', 1, 'D', {}, { doubt: 'impossible' }),
  );
  expect(countStates(board)).toEqual({ ok: 2, busy: 1, overloaded: 0, silent: 1, inDoubt: 3 });
  expect(totalCarriers(board)).toEqual([
    { carrier: 'Qinghe Mobile', hotspots: 5, clients: 65, capacityClients: 150, mbps: 120 },
  ]);
  expect(totalBands(board)).toContainEqual({ band: '5', clients: 14, telling: 3, heard: 3 });
});

it('adds up what each carrier carries, silent ones left out, and rates that are not known', () => {
  const board = boardOf(
    hotspotsIn('ok', 1, 'A'),
    hotspotsIn('overloaded', 1, 'B', {}, { rxMbps: undefined }),
    hotspotsIn('silent', 1, 'C'),
    hotspotsIn('busy', 1, 'D', { carrier: 'Donghu Telecom' }),
  );
  expect(totalCarriers(board)).toEqual([
    { carrier: 'Donghu Telecom', hotspots: 1, clients: 45, capacityClients: 50, mbps: 40 },
    { carrier: 'Qinghe Mobile', hotspots: 3, clients: 71, capacityClients: 100, mbps: 50 },
  ]);
});

it('adds up clients by band over those that tell, and tells apart nobody there from nobody telling', () => {
  const both = { bands: ['2.4', '5'] as ('2.4' | '5')[] };
  const board = boardOf(
    hotspotsIn('ok', 2, 'A', both, { clients24: 0, clients5: 10 }),
    hotspotsIn('ok', 1, 'B', both),
    hotspotsIn('silent', 1, 'C', both, { clients24: 7, clients5: 7 }),
  );
  expect(totalBands(board)).toEqual([
    { band: '2.4', clients: 0, telling: 2, heard: 3 },
    { band: '5', clients: 20, telling: 2, heard: 3 },
    { band: '6', clients: 0, telling: 0, heard: 0 },
  ]);
});
