import { expect, it } from 'vitest';
import { compileGraph } from '../../../server/wayfinding/router/compile-graph.ts';
import { type ConditionsSource, makeConditions } from '../../../server/wayfinding/router/conditions.ts';
import { openSpans } from '../../../server/wayfinding/router/opening-hours.ts';
import { makeRouter } from '../../../server/wayfinding/router/router.ts';
import type { Walkway } from '../../../server/wayfinding/venue/venue.contract.ts';

const daily = (opens: string, closes: string) => [{ days: [1, 2, 3, 4, 5, 6, 7], opens, closes }];
const metres = { lengthM: 134, direction: 'both', kind: 'walkway' } as const;
/** A door that opens at eight on the short way, and a long way round it. */
const walkways: Walkway[] = [
  { id: 'door', from: 'a', to: 'b', ...metres, hours: daily('08:00', '20:00') },
  { id: 'round', from: 'a', to: 'c', ...metres, lengthM: 402 },
  { id: 'back', from: 'c', to: 'b', ...metres, lengthM: 402 },
  { id: 'on', from: 'b', to: 'd', ...metres },
  { id: 'ferry', from: 'd', to: 'e', ...metres, kind: 'boat', seconds: 60, headwayS: 1200, line: 'ferry' },
];
const levels = [{ id: '0', ordinal: 0, name: { en: 'Ground' } }];
const nodes = ['a', 'b', 'c', 'd', 'e'].map((id, i) => ({
  id,
  levelId: '0',
  point: [i / 1000, 0] as [number, number],
}));
const graph = compileGraph({ levels, nodes, walkways, places: [] });
/** Eight o'clock by the venue's clock. */
const eight = Date.UTC(2026, 10, 20, 7);
const source: ConditionsSource = {
  timeZone: 'Europe/Berlin',
  fromMs: eight - 86_400_000,
  untilMs: eight + 14 * 86_400_000,
};

function ask(to: string, departAtMs: number, more: Partial<ConditionsSource> = {}) {
  const router = makeRouter(graph, makeConditions(graph, { ...source, ...more }));
  const request = { from: { node: 'a' }, to: { node: to }, profile: 'walking', departAtMs } as const;
  const answer = router.findWay(request);
  if (!answer.isFound) throw new Error(answer.reason);
  expect(router.secondsTo(request)).toBe(answer.way.seconds);
  return { ids: answer.way.legs.map(({ walkwayId }) => walkwayId), ...answer.way };
}

it('waits at a door that opens before the way round is walked, and goes round else', () => {
  expect(ask('d', eight - 60_000)).toMatchObject({ ids: ['door', 'on'], seconds: 60 + 200, waitSeconds: 60 });
  expect(ask('d', eight - 8 * 60_000)).toMatchObject({ ids: ['door', 'on'], waitSeconds: 480, seconds: 680 });
  expect(ask('d', eight - 10 * 60_000)).toMatchObject({ ids: ['round', 'back', 'on'], waitSeconds: 0, seconds: 700 });
  expect(ask('d', eight + 3_600_000)).toMatchObject({ ids: ['door', 'on'], waitSeconds: 0, seconds: 200 });
});

it('may enter a door until the moment at which it closes, and then walks on', () => {
  const closes = eight + 12 * 3_600_000;
  expect(ask('b', closes - 1)).toMatchObject({ ids: ['door'], seconds: 100 });
  expect(ask('b', closes)).toMatchObject({ ids: ['round', 'back'], seconds: 600 });
});

it('waits out a closure where there is no other way, and for the boat that leaves next', () => {
  const closure = { walkwayIds: ['on'], fromMs: eight, untilMs: eight + 3 * 3_600_000 };
  expect(ask('d', eight, { closures: [closure] })).toMatchObject({
    seconds: 3 * 3600 + 100,
    waitSeconds: 3 * 3600 - 100,
  });
  const boat = { walkwayId: 'ferry', isForward: true, atMs: [eight + 100_000, eight + 500_000] };
  expect(ask('e', eight)).toMatchObject({ seconds: 200 + 600 + 60, waitSeconds: 0 });
  expect(ask('e', eight, { departures: [boat] })).toMatchObject({ seconds: 560, waitSeconds: 300 });
  const after = eight + 500_000;
  expect(ask('e', after, { departures: [boat] })).toMatchObject({ seconds: 1260, waitSeconds: 1000 });
});

it('spells hours out by the clock of the zone, also where it is put forward or back', () => {
  const spans = (hours: Walkway['hours'], day: string) => {
    const fromMs = Date.parse(`${day}T00:00Z`);
    const text = (ms: number) => new Date(ms).toISOString().slice(0, 16);
    return openSpans(hours!, 'Europe/Berlin', fromMs, fromMs + 86_400_000 - 1).map((span) => [
      text(span.fromMs),
      text(span.untilMs),
    ]);
  };
  expect(spans(daily('02:30', '05:00'), '2027-03-28')).toEqual([['2027-03-28T01:00', '2027-03-28T03:00']]);
  expect(spans(daily('02:30', '05:00'), '2026-10-25')).toEqual([['2026-10-25T00:30', '2026-10-25T04:00']]);
  expect(spans([{ days: [7], opens: '22:00', closes: '02:00' }], '2026-11-22')).toEqual([
    ['2026-11-22T21:00', '2026-11-23T01:00'],
  ]);
  const unending = openSpans(daily('00:00', '24:00'), 'Europe/Berlin', eight, eight + 86_400_000);
  expect(unending).toEqual([{ fromMs: Number.NEGATIVE_INFINITY, untilMs: Number.POSITIVE_INFINITY }]);
});
