import fc from 'fast-check';
import { expect, it } from 'vitest';
import { whenToLeave } from '../../../server/wayfinding/ways/when-to-leave.ts';

const now = Date.UTC(2026, 10, 24, 3);
const inMinutes = (minutes: number) => now + minutes * 60_000;

it.each([
  [30, 6, 'later'],
  [12, 6, 'soon'],
  [9, 6, 'soon'],
  [8.9, 6, 'now'],
  [8, 6, 'now'],
  [6, 6, 'now'],
  [5, 6, 'late'],
] as const)('for what starts in %d minutes, %d away, it is %s', (starts, away, when) => {
  expect(whenToLeave(inMinutes(starts), away * 60, now).when).toBe(when);
});

it('the longer the way takes, the earlier one is told to leave, and never arrives earlier', () => {
  const minutes = fc.integer({ min: 0, max: 120 });
  fc.assert(
    fc.property(minutes, minutes, minutes, (starts, one, more) => {
      const [free, crowded] = [one * 60, (one + more) * 60].map((each) => whenToLeave(inMinutes(starts), each, now));
      expect(crowded!.leaveAtMs).toBeLessThanOrEqual(free!.leaveAtMs);
      expect(crowded!.thereAtMs).toBeGreaterThanOrEqual(free!.thereAtMs);
      expect(free!.when === 'late').toBe(free!.thereAtMs > inMinutes(starts));
    }),
    { seed: 20_261_122, numRuns: 300 },
  );
});
