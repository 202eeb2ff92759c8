import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeTrips } from '../../../server/wayfinding/departures/place-trips.ts';
import { compileGraph } from '../../../server/wayfinding/router/compile-graph.ts';
import { boatPlan } from './boat-plan.ts';

const graph = compileGraph(boatPlan);
const now = Date.parse('2026-11-20T08:00:00Z');
const at = (minutes: number) => now + minutes * 60_000;
const trip = (line: string, ...stops: readonly (readonly [string, number?])[]) => ({
  line,
  stops: stops.map(([stopId, minutes]) => ({ stopId, leavesMs: minutes === undefined ? undefined : at(minutes) })),
});
const placed = (...trips: ReturnType<typeof trip>[]) => {
  const { departures, strangers } = placeTrips(graph, trips, now);
  const rides = departures.map(({ walkwayId, isForward, atMs }) => [
    `${walkwayId} ${isForward ? 'out' : 'back'}`,
    atMs.map((ms) => (ms - now) / 60_000),
  ]);
  return [Object.fromEntries(rides), strangers];
};

test('a boat leaves for where it calls next, and back', () => {
  expect(
    placed(trip('boat', ['west', 5], ['middle', 10], ['east']), trip('boat', ['east', 7], ['middle', 12])),
  ).toEqual([{ 'west-middle out': [5], 'middle-east out': [10], 'west-east out': [5], 'middle-east back': [7] }, 0]);
});

test('stops may be called by the key of a place or another name of it', () => {
  expect(placed(trip('boat', ['pier', 5], ['S-17', 9]))).toEqual([{ 'west-middle out': [5] }, 0]);
});

test('where a feed tells of one stop alone, the only ride from there is meant, and none where there are several', () => {
  expect(placed(trip('bus', ['west', 3]))).toEqual([{ 'west-bus out': [3] }, 0]);
  expect(placed(trip('boat', ['west', 3]))).toEqual([{}, 1]);
});

test('the last stop, at which all get off, is no departure', () => {
  expect(placed(trip('bus', ['gate', 1], ['west', 3]))).toEqual([{}, 1]);
});

test('trips of other lines and stops are strangers; departures long gone or of another day are none', () => {
  expect(placed(trip('metro', ['west', 3], ['middle', 4]), trip('boat', ['north', 3], ['south', 4]))).toEqual([{}, 2]);
  expect(placed(trip('boat', ['west', -61], ['middle']), trip('boat', ['west', 1441], ['middle']))).toEqual([{}, 0]);
});

test('departures are in order, each once, however the feed has them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -60, max: 1440 }), { minLength: 1 }), (minutes) => {
      const [rides] = placed(...minutes.map((each) => trip('bus', ['west', each])));
      expect(rides).toEqual({ 'west-bus out': [...new Set(minutes)].sort((a, b) => a - b) });
    }),
  );
});
