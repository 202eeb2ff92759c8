import { expect, test } from 'vitest';
import { encodeGraph } from '../../../server/wayfinding/router/encode-graph.ts';
import { closeEnvelope } from '../../../server/wayfinding/ways/graph-envelope.ts';
import { WayWorld } from '../../../web-components/way/way-world.ts';
import { boatPlan } from './boat-plan.ts';

const now = Date.parse('2026-11-20T08:00:00Z');
const instant = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
const { bytes, walkwayIds } = encodeGraph(boatPlan);
const codes = ['AAAA', 'BBBB', 'CCCC', 'DDDD'];
const key = '0123456789abcdef0123';
const world = new WayWorld({ key, bytes: closeEnvelope({ version: 1, timeZone: 'UTC', codes }, bytes) });

function secondsWith(at: string, departures: string[], departuresHoldUntil?: string): number | undefined {
  const told = [{ walkway: walkwayIds.indexOf('west-middle'), isForward: true, at: departures }];
  world.takeConditions(
    { graph: key, at, closures: [], crowd: {}, departures: told, ...(departuresHoldUntil && { departuresHoldUntil }) },
    now,
  );
  const [from, to] = [world.byKey('pier'), world.byKey('middle-pier')];
  return from && to && world.secondsTo(from, to, 'walking', now);
}

test('a phone waits for the boat that the feed tells of, and by the headway where it heard of it too long ago', () => {
  expect(secondsWith(instant(0), [instant(3)])).toBe(180 + 120);
  expect(secondsWith(instant(-3), [instant(3)])).toBe(180 + 120);
  expect(secondsWith(instant(-3.1), [instant(3)])).toBe(300 + 120);
});

test('a phone counts on departures for as long as the feed that told them is fresh, however lately it asked', () => {
  expect(secondsWith(instant(-1), [instant(3)], instant(0.5))).toBe(180 + 120);
  expect(world.isOutdated(now + 29_000)).toBe(false);
  expect(world.isOutdated(now + 31_000)).toBe(true);
  expect(secondsWith(instant(-1), [instant(3)], instant(-0.1))).toBe(300 + 120);
  expect(world.isOutdated(now + 31_000)).toBe(false);
});

test('conditions that were kept before departures were told of are taken as they are', () => {
  world.takeConditions({ graph: key, at: instant(0), closures: [], crowd: {} }, now);
  const [from, to] = [world.byKey('pier'), world.byKey('middle-pier')];
  expect(from && to && world.secondsTo(from, to, 'walking', now)).toBe(420);
});
