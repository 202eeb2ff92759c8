import fc from 'fast-check';
import { expect, it } from 'vitest';
import { minutesByClock, whenToLeave } from '../../../server/wayfinding/ways/when-to-leave.ts';

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

it('the minutes of the way and the wait are those between the times that are told beside them', () => {
  const seconds = fc.integer({ min: 0, max: 3600 });
  const clock = (ms: number) => Math.floor(ms / 60_000);
  fc.assert(
    fc.property(seconds, seconds, fc.integer({ min: 0, max: 59_999 }), (ahead, way, ms) => {
      const nowMs = now + ms;
      const starts = inMinutes(Math.ceil(ahead / 60) + 60);
      const { leaveAtMs, thereAtMs, when } = whenToLeave(starts, way, nowMs);
      expect(clock(thereAtMs) - clock(Math.max(leaveAtMs, nowMs))).toBe(Math.max(1, Math.ceil(way / 60)));
      expect(when === 'now' || when === 'late').toBe(minutesByClock(nowMs, leaveAtMs) < 1);
    }),
    { seed: 20_261_122, numRuns: 300 },
  );
});
