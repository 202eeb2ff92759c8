import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTripUpdates } from '../../../server/wayfinding/departures/read-trip-updates.ts';
import { feedOfTrips, message } from './feed-of-trips.ts';

const faultOf = (bytes: Uint8Array): string => {
  try {
    readTripUpdates(bytes);
    return 'read';
  } catch (error) {
    return String((error as { detail?: string }).detail ?? error);
  }
};

test('lines, stops in order and departures are read, and all else is passed over', () => {
  const bytes = feedOfTrips(
    [
      { line: 'ferry', stops: [['west', 1_795_161_600], ['middle', 1_795_161_900], ['east']] },
      { line: '运河', stops: [['码头', 1_795_162_000]] },
    ],
    { madeS: 1_795_161_000 },
  );
  expect(readTripUpdates(bytes)).toEqual({
    atMs: 1_795_161_000_000,
    trips: [
      {
        line: 'ferry',
        stops: [
          { stopId: 'west', leavesMs: 1_795_161_600_000 },
          { stopId: 'middle', leavesMs: 1_795_161_900_000 },
          { stopId: 'east', leavesMs: undefined },
        ],
      },
      { line: '运河', stops: [{ stopId: '码头', leavesMs: 1_795_162_000_000 }] },
    ],
  });
});

test('what was cancelled or deleted, stops that are skipped, and trips without a line tell of no departure', () => {
  const stops = [['west', 1_795_161_600]] as const;
  const trips = [
    { line: 'a', isCancelled: true, stops },
    { line: 'b', isDeleted: true, stops },
    { stops },
    {
      line: 'c',
      stops: [
        ['west', 1_795_161_600, [[5, 1]]],
        ['east', 1_795_161_700],
      ],
    },
  ] as const;
  expect(readTripUpdates(feedOfTrips(trips)).trips).toEqual([
    { line: 'c', stops: [{ stopId: 'east', leavesMs: 1_795_161_700_000 }] },
  ]);
});

test('an instant that no calendar has is none', () => {
  const trips = [
    {
      line: 'a',
      stops: [
        ['west', -5],
        ['east', 1e15],
      ],
    },
  ] as const;
  expect(readTripUpdates(feedOfTrips(trips)).trips[0]?.stops.map(({ leavesMs }) => leavesMs)).toEqual([
    undefined,
    undefined,
  ]);
});

const trip = message([
  [
    3,
    [
      [1, [[5, 'a']]],
      [2, [[4, 's']]],
    ],
  ],
]);

test.each([
  ['nothing', Buffer.alloc(0), /no header/],
  ['a page', Buffer.from('<!DOCTYPE html><title>Not here</title>'), /type/],
  ['the same as JSON', Buffer.from('{"header":{}}'), /type/],
  ['a feed that tells only what differs', feedOfTrips([], { incrementality: 1 }), /differs/],
  ['a field longer than all there is', Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f]), /longer/],
  ['a length below nothing', Buffer.from([0x0a, ...Array(9).fill(0xff), 0x01]), /longer/],
  ['a number without an end', Buffer.from(Array(20).fill(0xff)), /too long/],
  [
    'more trips than there can be',
    message([[1, []], ...Array.from({ length: 20_001 }, () => [2, trip] as const)]),
    /more than/,
  ],
])('%s is no feed', (_, bytes, why) => {
  expect(faultOf(bytes)).toMatch(why);
});

test('a feed that is broken off anywhere, or in which bytes were turned, is read or refused, and nothing else', () => {
  const whole = feedOfTrips(
    [
      {
        line: 'ferry',
        stops: [
          ['west', 1_795_161_600],
          ['east', 1_795_161_700],
        ],
      },
    ],
    { madeS: 1 },
  );
  const turned = fc.tuple(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length));
  fc.assert(
    fc.property(turned, ([at, byte, length]) => {
      const bytes = Buffer.from(whole);
      bytes[at] = byte;
      const told = faultOf(bytes.subarray(0, length));
      expect(told).toMatch(/^(read|there is no header|it tells|a (number|field)|no field)/);
    }),
    { numRuns: 2000 },
  );
});
