import { expect, it } from 'vitest';
import { frameCosts, percentile, type TraceEvent } from './board-trace.ts';

const event = (name: string, ts: number, dur = 0, tid = 1): TraceEvent => ({ name, ph: 'X', pid: 1, tid, ts, dur });
const main: TraceEvent = { ...event('thread_name', 0), ph: 'M', args: { name: 'CrRendererMain' } };

it('counts for a frame all that the main thread did since the frame before', () => {
  const { frames, cpu, longestTaskMs } = frameCosts([
    main,
    event('RunTask', 1000, 2000),
    { ...event('RunTask', 5000, 3000), tdur: 1000 },
    event('Commit', 6000),
    event('RunTask', 9000, 500),
    event('RunTask', 10_000, 1000),
    event('Commit', 10_100),
    event('RunTask', 20_000, 9000),
  ]);
  expect(frames).toEqual([5, 1.5]);
  expect(cpu).toEqual([3, 1.5]);
  expect(longestTaskMs).toBe(9);
});

it('counts a task within a task once, and no other thread', () => {
  const { frames } = frameCosts([
    main,
    event('RunTask', 1000, 4000),
    event('RunTask', 2000, 1000),
    event('Commit', 2500),
    event('RunTask', 1000, 90_000, 2),
  ]);
  expect(frames).toEqual([4]);
});

it('knows the value that 99 of 100 are not above', () => {
  const values = Array.from({ length: 200 }, (_, index) => index + 1);
  expect([percentile(values, 0.5), percentile(values, 0.99), percentile([7], 0.99)]).toEqual([100, 198, 7]);
});
