import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../ops/demo/simulator/faults/faults.ts';
import { atWork, faultOn, indicesOf, openedAt, sent, town } from '../hotspots/at-work.ts';

type Working = ReturnType<typeof atWork>;
const everyHotspot = town.hotspots.map((_, i) => i);
const downIn = ({ coverage }: Working) => everyHotspot.filter((i) => coverage.isDown(i));
const anyHotspot = town.hotspots[700]!.code;

describe('a hall that loses its switch', () => {
  const inBarns = indicesOf(({ zoneId }) => zoneId.startsWith('barn-'));

  test('loses exactly its hotspots, at that second, until the switch is on again', () => {
    const working = atWork('a switch', { faults: [faultOn('switch', 30, 'barns', 60)] });
    working.course.advance(29);
    expect(downIn(working)).toEqual([]);
    working.course.advance(30);
    expect(downIn(working)).toEqual(inBarns);
    expect(inBarns.map((i) => working.network.ask(i, 30)).filter(Boolean)).toEqual([]);
    working.course.advance(90);
    expect(downIn(working)).toEqual([]);
  });

  test('leaves its people without a hotspot, for all within reach are gone', () => {
    const working = atWork('adrift', { faults: [faultOn('switch', 10, 'silk-hall')] });
    for (const one of working.crowd) working.places.move(one, 'silk-hall', 'talk');
    working.course.advance(60);
    const devices = working.crowd.flatMap((one) => one.devices);
    expect(devices.filter(({ hotspot }) => hotspot !== undefined)).toEqual([]);
  });

  test('does not bring back with it what died by itself', () => {
    const [dead = 0] = indicesOf(({ zoneId }) => zoneId === 'silk-hall');
    const faults = [faultOn('die', 5, town.hotspots[dead]!.code), faultOn('switch', 10, 'silk-hall', 20)];
    const working = atWork('both', { faults });
    working.course.advance(600);
    expect(downIn(working)).toEqual([dead]);
  });
});

test('one that flaps comes and goes every half minute or so, and stays in the end', () => {
  const fault = faultOn('flap', 20, anyHotspot, 400);
  const working = atWork('flapping', { faults: [fault] });
  const states: boolean[] = [];
  for (let second = 1; second <= 600; second++) {
    working.course.advance(second);
    states.push(working.coverage.isDown(700));
  }
  const turns = states.flatMap((isDown, i) => (i > 0 && isDown !== states[i - 1] ? [i] : []));
  expect(turns.length).toBeGreaterThanOrEqual(8);
  for (const [i, turn] of turns.entries()) if (i > 0) expect(turn - turns[i - 1]!).toBeLessThan(50);
  expect(states.at(-1)).toBe(false);
});

test('one that lies tells the same for ever while its people come and go; then the truth again', () => {
  const lie: Fault = { kind: 'lie', lie: 'stuck', hotspot: 700, target: anyHotspot, atS: 10, lastsS: 100 };
  const { course, network } = atWork('lying', { faults: [lie] });
  const told = [20, 30, 40, 120].map((second) => {
    course.advance(second);
    return network.ask(700, second)?.told;
  });
  expect(told[1]).toEqual(told[0]);
  expect(told[2]).toEqual(told[0]);
  expect(told[3]).not.toEqual(told[0]);
});

test('a clock that is off is off in what that hotspot tells, and in nothing else', () => {
  const off: Fault = { kind: 'clock', hotspot: 700, offsetS: -200, target: anyHotspot, atS: 10, lastsS: 100 };
  const working = atWork('a clock', { faults: [off] });
  for (let second = 1; second <= 30; second++) {
    working.course.advance(second);
    for (const one of working.collectors) one.gather(second, openedAt);
  }
  const lines = [...working.outboxes.values()].flatMap((outbox) => sent(outbox, 30).flat());
  const early = lines.filter(({ at }) => Date.parse(String(at)) < openedAt - 1000);
  expect(new Set(early.map(({ hotspot }) => hotspot))).toEqual(new Set([anyHotspot]));
  expect(early.length).toBeGreaterThanOrEqual(2);
});

test('a carrier whose collector does badly delivers late and twice; the other one does not', () => {
  const [bad = '', good = ''] = new Set(town.hotspots.map(({ carrier }) => carrier));
  const working = atWork('late', { faults: [faultOn('late', 1, bad, 60)] });
  const out = new Map<string, Record<string, unknown>[][]>([bad, good].map((one) => [one, []]));
  for (let second = 1; second <= 160; second++) {
    working.course.advance(second);
    for (const one of working.collectors) one.gather(second, openedAt);
    for (const [carrier, outbox] of working.outboxes) out.get(carrier)?.push(...sent(outbox, second));
  }
  const times = (carrier: string) => (out.get(carrier) ?? []).map(([first]) => Date.parse(String(first?.at)));
  const isSorted = (list: number[]) => list.every((at, i) => i === 0 || at > list[i - 1]! - 1000);
  expect([isSorted(times(good)), isSorted(times(bad))]).toEqual([true, false]);
  expect(out.get(good)).toHaveLength(160);
  expect(out.get(bad)!.length).toBeGreaterThan(165);
});

test('a rush calls everyone, and the one that came later goes on when the first is over', async () => {
  const working = atWork('rushes', {
    faults: [faultOn('rush', 5, 'silk-hall', 20), faultOn('rush', 15, 'barn-b', 60)],
  });
  const places = [4, 6, 16, 30, 80].map((second) => {
    working.course.advance(second);
    return working.rush.place;
  });
  expect(places).toEqual([
    undefined,
    { zoneId: 'silk-hall', spotId: 'silk-hall' },
    { zoneId: 'barns', spotId: 'barn-b' },
    { zoneId: 'barns', spotId: 'barn-b' },
    undefined,
  ]);
});

describe('a rush by appointment', () => {
  const placesOf = ({ course, rush }: Working, seconds: readonly number[]) =>
    seconds.map((second) => {
      course.advance(second);
      return rush.place?.spotId;
    });

  test('is not displaced by a rush that comes by itself, nor cut short by its end', () => {
    const drawn = [
      faultOn('rush', 5, 'barn-a', 30),
      faultOn('rush', 20, 'barn-b', 20),
      faultOn('rush', 50, 'barn-c', 60),
    ];
    const working = atWork('two rushes', { faults: [faultOn('rush', 10, 'silk-hall', 90)], drawn });
    expect(placesOf(working, [9, 11, 25, 45, 60, 99, 101])).toEqual([
      ...['barn-a', 'silk-hall', 'silk-hall', 'silk-hall', 'silk-hall', 'silk-hall', undefined],
    ]);
  });

  test('leaves all other times to chance', () => {
    const drawn = [faultOn('rush', 5, 'barn-a', 20), faultOn('rush', 110, 'barn-b', 20)];
    const working = atWork('rushes around', { faults: [faultOn('rush', 30, 'silk-hall', 60)], drawn });
    expect(placesOf(working, [10, 40, 100, 120])).toEqual(['barn-a', 'silk-hall', undefined, 'barn-b']);
  });
});

test('the same seed tells the same, reading by reading, however often it is asked in between', () => {
  const faults = [
    faultOn('switch', 12, 'silk-hall', 40),
    faultOn('flap', 5, anyHotspot, 100),
    faultOn('late', 8, town.hotspots[0]!.carrier, 30),
  ];
  const told = (steps: readonly number[]) => {
    const working = atWork('again', { faults, people: 200 });
    const out: string[] = [];
    for (const second of steps) {
      if (second === 15) for (const one of working.crowd) working.places.move(one, 'lantern-hall', 'break');
      working.course.advance(second);
      if (!Number.isInteger(second)) continue;
      for (const one of working.collectors) one.gather(second, openedAt);
      for (const outbox of working.outboxes.values()) out.push(JSON.stringify(sent(outbox, second)));
    }
    return out;
  };
  const whole = Array.from({ length: 60 }, (_, i) => i + 1);
  const once = told(whole);
  expect(told(whole.flatMap((second) => [second - 0.4, second]))).toEqual(once);
  expect(once.join('').length).toBeGreaterThan(100_000);
});

test('what happens does not depend on how often anybody looks: second by second, or once a minute', () => {
  const faults = [faultOn('switch', 12, 'silk-hall', 20), faultOn('flap', 5, anyHotspot, 40)];
  const clientsAfter = (looks: readonly number[]) => {
    const { course, coverage } = atWork('looks', { faults, people: 50 });
    for (const second of looks) course.advance(second);
    return everyHotspot.map((i) => coverage.clientsAt(i).total);
  };
  expect(clientsAfter([60])).toEqual(clientsAfter(Array.from({ length: 60 }, (_, i) => i + 1)));
});
