import { expect, it } from 'vitest';
import { generatedTown } from '../../support/generated-town.ts';
import { compareWays } from '../oracle/compare-ways.ts';

const shanghai = [Date.UTC(2026, 10, 20, 4), Date.UTC(2026, 10, 21, 14)];
/** Clocks go forward, and back. */
const berlin = [Date.UTC(2027, 2, 28, 1), Date.UTC(2026, 9, 25, 1)];

it.each([
  { seed: 1, timeZone: 'Asia/Shanghai', around: shanghai, reasons: ['closed', 'disconnected', 'step_free', 'zone'] },
  { seed: 2, timeZone: 'Europe/Berlin', around: berlin, reasons: ['closed', 'disconnected', 'zone'] },
])(
  'each way is the best, and each refusal has its reason, by a Dijkstra on rows (seed $seed)',
  ({ reasons, ...zone }) => {
    const tally = compareWays({ ...zone, plan: generatedTown({ seed: zone.seed, nodeCount: 500 }), queries: 600 });
    expect(tally.wrong).toEqual([]);
    expect(tally.found).toBeGreaterThan(300);
    expect(Object.keys(tally.byReason).sort()).toEqual(reasons);
  },
);
