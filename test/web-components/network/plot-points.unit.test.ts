import { expect, it } from 'vitest';
import { pointsOf, roundedUp, sampleReadings } from '../../../web-components/network/plot-points.ts';
import { nowMs } from './sights.ts';

const hourMs = 3_600_000;
const span = { fromMs: nowMs - hourMs, untilMs: nowMs };
const reading = (minutesAgo: number, clients: number) => ({
  at: new Date(nowMs - minutesAgo * 60_000).toISOString(),
  clients,
});
const clientsOf = ({ clients }: { clients: number }) => clients;

it('draws no line across the time when a hotspot was silent, nor from before the hour', () => {
  const { times, values } = pointsOf(
    [reading(61, 9), reading(60, 0), reading(59, 50), reading(30, 20), reading(29, 100)],
    clientsOf,
    span,
  );
  expect(values).toEqual([0, 50, null, 20, 100]);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times[2]).toBe((nowMs - 44.5 * 60_000) / 1000);
});

it('leaves a hole where a figure is not known', () => {
  const rates = [{ at: reading(3, 0).at, mbps: 4 }, { at: reading(2, 0).at }, { at: reading(1, 0).at, mbps: 0 }];
  expect(pointsOf(rates, ({ mbps }: { mbps?: number }) => mbps, span).values).toEqual([4, null, 0]);
});

it.each([1, 5, 15])('takes figures that come every %i minutes for no silence, nor one that is missing', (every) => {
  const minutes = Array.from({ length: 40 }, (_, index) => (39 - index) * every).filter((its) => its !== 9 * every);
  const day = { fromMs: nowMs - 24 * hourMs, untilMs: nowMs };
  expect(
    pointsOf(
      minutes.map((its) => reading(its, its)),
      clientsOf,
      day,
    ).values,
  ).toEqual(minutes);
});

it('shows an outage of some minutes also in a day of minutes', () => {
  const minutes = Array.from({ length: 1440 }, (_, index) => 1439 - index).filter((its) => its < 600 || its >= 603);
  const day = { fromMs: nowMs - 24 * hourMs, untilMs: nowMs };
  const { times, values } = pointsOf(
    minutes.map((its) => reading(its, 7)),
    clientsOf,
    day,
  );
  expect(values.filter((value) => value === null)).toHaveLength(1);
  expect(times[values.indexOf(null)]).toBe((nowMs - 601 * 60_000) / 1000);
});

it('samples the newest of each stretch, oldest first', () => {
  const readings = [59, 58, 41, 1, 0].map((minutes) => reading(minutes, minutes));
  expect(sampleReadings(readings, span.fromMs, span.untilMs, 12).map(clientsOf)).toEqual([58, 41, 0]);
  expect(sampleReadings([reading(90, 1)], span.fromMs, span.untilMs, 12)).toEqual([]);
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
