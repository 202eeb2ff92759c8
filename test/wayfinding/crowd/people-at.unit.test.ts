import { expect, test } from 'vitest';
import { peopleAt } from '../../../server/wayfinding/crowd/people-at.ts';
import { UsualClients } from '../../../server/wayfinding/crowd/usual-clients.ts';

const town = ['town', 'town', 'town'];
const rounded = (people: Float64Array) => Array.from(people, (count) => Math.round(count * 100) / 100);

test('people are where more is carried than usual, not where tills and screens are', () => {
  const told = { clients: [100, 40, 20], usual: [100, 10, 20], inside: new Map([['town', 20]]) };
  expect(rounded(peopleAt(town, told))).toEqual([0, 20, 0]);
});

test('where nothing is known of what is usual, all that is carried counts', () => {
  const told = { clients: [30, 10, 0], inside: new Map([['town', 20]]) };
  expect(rounded(peopleAt(town, told))).toEqual([15, 5, 0]);
});

test('a few more here and a few less there are chance: who is many remains, and over all as many as the gates count', () => {
  const told = { clients: [13, 7, 40], usual: [10, 10, 10], inside: new Map([['town', 15]]) };
  expect(rounded(peopleAt(town, told))).toEqual([0.75, 0, 14.25]);
});

test('a hall that was never empty keeps all whom its gates count: what is usual there is people', () => {
  const told = { clients: [300, 100, 0], usual: [300, 100, 0], inside: new Map([['town', 400]]) };
  expect(rounded(peopleAt(town, told))).toEqual([300, 100, 0]);
});

test('a hotspot that has not told of late tells of nobody, and the others of all', () => {
  const told = { clients: [-1, 20, 20], usual: [5, 5, 5], inside: new Map([['town', 30]]) };
  expect(rounded(peopleAt(town, told))).toEqual([0, 15, 15]);
});

test('where nobody counts, 1.3 devices are a person', () => {
  expect(rounded(peopleAt([undefined], { clients: [13], usual: [10], inside: new Map() }))).toEqual([10]);
});

test('what is usual is what is there while the fewest are inside, whatever comes in by day', () => {
  const usual = new UsualClients();
  for (let epoch = 0; epoch < 4; epoch++) usual.take([10 + (epoch % 2), 5], 0);
  for (let epoch = 0; epoch < 200; epoch++) usual.take([90, 5], 1500);
  expect(usual.means[0]).toBeCloseTo(10.5, 1);
  expect(usual.means[1]).toBeCloseTo(5);
});

test('what is usual changes within days, and a silent hotspot keeps what it had', () => {
  const usual = new UsualClients();
  usual.take([10, 5], 0);
  for (let epoch = 0; epoch < 3 * 2880; epoch++) usual.take([30, -1], 0);
  expect(usual.means[0]).toBeCloseTo(30, 0);
  expect(usual.means[1]).toBe(5);
});
