import { describe, expect, test } from 'vitest';
import { atWork, indicesOf, town } from './at-work.ts';

const zones = ['water-town', 'lantern-hall', 'silk-hall', 'barns', undefined];
const everyHotspot = town.hotspots.map((_, i) => i);
const total = (coverage: ReturnType<typeof atWork>['coverage']) =>
  everyHotspot.reduce((sum, i) => sum + coverage.clientsAt(i).total, 0);

test('no device is made or lost, whoever moves, roams or loses their hotspot', () => {
  const { coverage, network, crowd, places, random } = atWork('conserved');
  const count = coverage.devices.length;
  const cut: number[][] = [];
  for (let second = 1; second <= 200; second++) {
    for (let i = 0; i < 20; i++) places.move(random.pick(crowd), random.pick(zones), random.pick(['talk', 'rush']));
    if (second % 9 === 0) {
      const some = [random.pick(everyHotspot), random.pick(everyHotspot)];
      network.cut(some);
      cut.push(some);
    }
    if (second % 21 === 0) network.restore(cut.shift() ?? [], second);
    network.advance(second);
    const connected = coverage.devices.filter(({ hotspot }) => hotspot !== undefined);
    expect(coverage.devices).toHaveLength(count);
    expect(total(coverage)).toBe(connected.length);
    expect(connected.filter(({ hotspot }) => coverage.isDown(hotspot!))).toEqual([]);
  }
  for (const i of everyHotspot) {
    const { total: clients, byBand, byActivity } = coverage.clientsAt(i);
    for (const parts of [byBand, byActivity]) {
      expect(Object.values(parts).reduce((a, b) => a + b)).toBe(clients);
      expect(Math.min(...Object.values(parts))).toBeGreaterThanOrEqual(0);
    }
  }
});

describe('who comes into a hall', () => {
  test('is counted there with all that they carry, and not where they were', () => {
    const { coverage, crowd, places } = atWork('moving');
    const inHall = indicesOf(({ zoneId }) => zoneId === 'silk-hall');
    const there = () => inHall.reduce((sum, i) => sum + coverage.clientsAt(i).total, 0);
    const [before, all] = [there(), total(coverage)];
    const carried = crowd.reduce((sum, { devices }) => sum + devices.length, 0);
    for (const one of crowd) places.move(one, 'silk-hall', 'talk');
    expect([there() - before, total(coverage) - all]).toEqual([carried, carried]);
    for (const one of crowd) places.move(one, undefined, 'stroll');
    expect([there(), total(coverage)]).toEqual([before, all]);
  });

  test('brings one to four devices, all with one carrier', () => {
    const { crowd } = atWork('carried', { people: 1000 });
    expect(new Set(crowd.map(({ devices }) => devices.length))).toEqual(new Set([1, 2, 3, 4]));
    expect(crowd.filter(({ devices }) => new Set(devices.map(({ carrier }) => carrier)).size > 1)).toEqual([]);
  });

  test('connects to a hotspot of their carrier nearby, on a band that both have', () => {
    const { coverage, crowd, places } = atWork('near');
    for (const one of crowd) places.move(one, 'lantern-hall', 'talk');
    for (const { carrier, hotspot, band, bestBand } of crowd.flatMap(({ devices }) => devices)) {
      const mine = town.hotspots[hotspot!]!;
      expect([mine.carrier, mine.zoneId]).toEqual([carrier, 'lantern-hall']);
      expect(mine.bands).toContain(band);
      if (mine.bands.some((one) => Number(one) <= Number(bestBand)))
        expect(Number(band)).toBeLessThanOrEqual(Number(bestBand));
    }
    expect(coverage.devices.length).toBeGreaterThan(crowd.length);
  });
});

test('a hotspot with too many gives some to its neighbours, and keeps those that have only just come', () => {
  const { coverage, network } = atWork('crowded', { people: 0 });
  const [hotspot = 0] = indicesOf(({ zoneId }) => zoneId === 'silk-hall');
  const { carrier, capacityClients } = town.hotspots[hotspot]!;
  network.advance(100);
  const guests = Array.from({ length: 3 * capacityClients }, () => coverage.add(carrier, '5'));
  for (const guest of guests) coverage.settle(guest, hotspot, 'talk');
  const here = () => guests.filter((guest) => guest.hotspot === hotspot).length;
  const before = here();
  network.advance(115);
  expect(here()).toBe(before);
  network.advance(220);
  expect(here()).toBeLessThan(before * 0.8);
  expect(guests.filter((guest) => guest.hotspot === undefined)).toEqual([]);
});

test('where there is room everywhere, devices stay with their hotspot, though another has a little more', () => {
  const { coverage, network } = atWork('sticky', { people: 0 });
  const inHall = indicesOf(({ zoneId }) => zoneId === 'lake-hall');
  const guests = inHall.map((seat) => coverage.add(town.hotspots[seat]!.carrier, '5'));
  for (const [i, guest] of guests.entries()) coverage.settle(guest, inHall[i], 'talk');
  const first = guests.map(({ hotspot }) => hotspot);
  for (const second of [100, 200, 300]) network.advance(second);
  const stayed = guests.filter(({ hotspot }, i) => hotspot === first[i]).length;
  expect(stayed / guests.length).toBeGreaterThan(0.7);
});

test('who loses their hotspot finds another, and one by one comes back when it is there again', () => {
  const { coverage, network } = atWork('lost', { people: 0 });
  const [hotspot = 0] = indicesOf(({ zoneId }) => zoneId === 'warp-quay').sort(
    (a, b) => coverage.clientsAt(b).total - coverage.clientsAt(a).total,
  );
  const mine = coverage.devices.filter((device) => device.hotspot === hotspot);
  expect(mine.length).toBeGreaterThan(4);
  network.cut([hotspot]);
  expect([coverage.clientsAt(hotspot).total, mine.filter((one) => one.hotspot !== undefined)]).toEqual([0, []]);
  network.advance(60);
  expect(mine.filter((one) => one.hotspot === undefined)).toEqual([]);
  network.restore([hotspot], 60);
  network.advance(170);
  network.advance(280);
  expect(mine.filter((one) => one.hotspot === hotspot).length).toBeGreaterThan(mine.length / 4);
});
