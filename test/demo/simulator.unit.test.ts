import { describe, expect, test } from 'vitest';
import { FrameReader, patched } from '../../ops/demo/client/live.ts';
import { seeded } from '../../ops/demo/random.ts';
import { arrivalTimes } from '../../ops/demo/simulator/arrivals.ts';
import { Crowd } from '../../ops/demo/simulator/crowd.ts';
import { forged, mistyped } from '../../ops/demo/simulator/mishaps.ts';
import { Programme } from '../../ops/demo/simulator/programme.ts';
import { newScanId } from '../../ops/demo/simulator/uuid.ts';
import { wayBetween } from '../../ops/demo/simulator/way.ts';
import { buildWaterTown } from '../../ops/demo/venue/water-town/build.ts';
import { scanRecord } from '../../server/admission/admission.contract.ts';
import { parseBadgeNumber } from '../../server/registration/badges/badge-number.ts';

const town = buildWaterTown(seeded('a test'));

describe('the simulated day', () => {
  test('brings two thirds of the people within half an hour, the first of them at once', () => {
    const times = arrivalTimes(seeded('a test'), 2000).sort((a, b) => a - b);
    const within = times.filter((at) => at <= 30 * 60).length;
    expect(within / 2000).toBeGreaterThan(0.66);
    expect(within / 2000).toBeLessThan(0.68);
    expect(times[10]).toBeLessThan(60);
  });

  test('is the same day for the same seed', () => {
    expect(arrivalTimes(seeded('one'), 50)).toEqual(arrivalTimes(seeded('one'), 50));
    const [one, again] = [seeded('one'), seeded('one')].map((random) => new Programme(town.halls, random));
    expect(one?.sessionsAt(540)).toEqual(again?.sessionsAt(540));
  });

  test('has sessions in each hall, hour after hour without end', () => {
    const programme = new Programme(town.halls, seeded('a test'));
    expect(programme.nextSlotStart(0)).toBe(540);
    expect(programme.slotStart(540 + 3600 * 30 + 10)).toBe(540 + 3600 * 30);
    expect(programme.sessionsAt(540 + 3600 * 30).map(({ zoneId }) => zoneId)).toEqual(
      town.halls.map(({ zoneId }) => zoneId),
    );
  });
});

describe('the way between two zones', () => {
  test('leads into a nested hall through each gate, and out again', () => {
    const inward = wayBetween(town.gates, undefined, 'lantern-hall')?.map(({ gateId, direction }) => [
      gateId,
      direction,
    ]);
    expect(inward?.slice(1)).toEqual([
      ['lantern-house-door', 'in'],
      ['lantern-hall-door', 'in'],
    ]);
    const outward = wayBetween(town.gates, 'lantern-hall', undefined);
    expect(outward?.map(({ direction }) => direction)).toEqual(['out', 'out', 'out']);
  });

  test('is none to a zone without a gate', () => {
    expect(wayBetween(town.gates, 'water-town', 'warp-quay')).toBeUndefined();
  });
});

describe('mishaps', () => {
  test('a forged badge has the length of a good one and differs in one letter', () => {
    const token = '0123456789ABCDEFGHJKMNPQRSTVWXYZ0123456789ABCDEFGHJKMNPQ';
    const copy = forged(token, seeded('a test'));
    expect(copy).toHaveLength(token.length);
    expect([...copy].filter((letter, i) => letter !== token[i])).toHaveLength(1);
  });

  test('a number is mistyped so that its check digit tells', () => {
    const random = seeded('a test');
    expect(parseBadgeNumber('10001-4')).toBe(10001);
    for (let i = 0; i < 50; i++) expect(parseBadgeNumber(mistyped('10001-4', random))).toBeUndefined();
  });
});

test('scan ids are of the version that the interface takes', () => {
  const ids = [newScanId(1_700_000_000_000), newScanId(1_700_000_000_000)];
  for (const id of ids) expect(scanRecord.shape.id.safeParse(id).success).toBe(true);
  expect(ids[0]).not.toBe(ids[1]);
});

test('who moves is at a spot of their zone, the one that is named or one that they like, or out of sight', () => {
  const placed: (string | undefined)[] = [];
  const crowd = new Crowd(town.spots, { place: (_devices, spotId) => placed.push(spotId) }, seeded('a test'));
  const person = { spotId: undefined as string | undefined, devices: [] };
  crowd.move(person, 'silk-hall', 'talk');
  expect(person.spotId).toBe('silk-hall');
  crowd.move(person, 'barns', 'rush', 'barn-c');
  expect(person.spotId).toBe('barn-c');
  crowd.move(person, undefined, 'stroll');
  expect(person.spotId).toBeUndefined();
  expect(placed).toEqual(['silk-hall', 'barn-c', undefined]);
});

describe('what the simulator hears on the socket', () => {
  test('a merge patch changes, adds and takes away', () => {
    expect(patched({ a: 1, b: { c: 2, d: 3 } }, { b: { c: null, e: 4 }, f: 5 })).toEqual({
      a: 1,
      b: { d: 3, e: 4 },
      f: 5,
    });
  });

  test('a snapshot in parts is put together before it is taken', () => {
    const heard: unknown[] = [];
    const params = { stationId: 'station-1' };
    const reader = new FrameReader([{ topic: 'station-queue', params, onState: (state) => heard.push(state) }]);
    const key = 'station-queue?stationId=station-1';
    const text = JSON.stringify({
      type: 'snapshot',
      key,
      revision: ['e', 1],
      declared: 'first',
      state: { waiting: {} },
    });
    const pieces = [text.slice(0, 30), text.slice(30)];
    for (const [index, piece] of pieces.entries()) {
      reader.read(`${JSON.stringify({ type: 'part', index, count: 2 })}\n${piece}`);
    }
    reader.read(
      JSON.stringify({ type: 'delta', key, revision: ['e', 2], from: 1, patch: { waiting: { v: { a: 1 } } } }),
    );
    expect(heard).toEqual([{ waiting: {} }, { waiting: { v: { a: 1 } } }]);
  });
});
