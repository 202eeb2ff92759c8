import { expect, it } from 'vitest';
import { arrivalsCurve } from '../../../../web-components/gate/board/arrivals-curve.ts';

it('rises by each quarter hour to the share of everybody who has come', () => {
  const curve = arrivalsCurve({ '08:00': 250, '08:15': 250, '08:45': 500 }, 2000)!;
  expect(curve.points.at(-1)!.y).toBe(0.5);
  expect(curve.points.map(({ y }) => y)).toEqual([0, 0, 0.125, 0.125, 0.25, 0.25, 0.5]);
  expect([...curve.points].sort((a, b) => a.x - b.x)).toEqual(curve.points);
});

it('leaves room for the three hours that follow the first arrival', () => {
  const curve = arrivalsCurve({ '08:00': 1 }, 10)!;
  expect(curve.points.at(-1)!.x).toBeCloseTo(1 / 12);
  expect(curve.ticks[0]!.time).toBe('08:00');
  expect(curve.ticks.at(-1)!.time).toBe('11:00');
});

it('shows a long day with no more than seven times under it', () => {
  const curve = arrivalsCurve({ '07:00': 5, '21:45': 5 }, 10)!;
  expect(curve.ticks.length).toBeLessThanOrEqual(7);
});

it('shows nothing before anybody has come', () => {
  expect(arrivalsCurve({}, 2000)).toBeUndefined();
});
