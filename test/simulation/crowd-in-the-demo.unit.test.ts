import { beforeAll, expect, test } from 'vitest';
import { firstBreak } from '../../ops/demo/simulator/programme.ts';
import { TownDay } from './town/town-day.ts';

/** What operators and ways are told of one half minute, against what the simulator knows. */
interface Moment {
  readonly minute: number;
  readonly slowest: number;
  /** Walkways outdoors that are told to take a fifth longer, and on how many of them people truly are. */
  readonly told: number;
  readonly rightlyTold: number;
  /** On walkways where people truly are in each other's way: how many there are, and how many the server takes to be. */
  readonly trulyThere: number;
  readonly takenToBeThere: number;
  readonly toTheTable: number;
  readonly intoTheHall: number;
}

/** Persons on a square metre among whom one is slower. */
const dense = 0.6;
/** Half a lane further it may be free: so many are at least there where a crowd is told. */
const peopled = 0.4;
const moments = new Map<string, Moment[]>();

function momentOf(day: TownDay, minute: number): Moment {
  const { view } = day;
  const truth = day.truth();
  const outdoors = [...view.graph.walkways.keys()].filter((walkway) => {
    const { zoneId, feature } = view.graph.walkways[walkway]!;
    return zoneId === 'water-town' && feature !== 'open_room' && view.areas[walkway]! > 0;
  });
  const isPeopled = (walkway: number) => (truth[walkway] ?? 0) / view.areas[walkway]! > peopled;
  const isDense = (walkway: number) => (truth[walkway] ?? 0) / view.areas[walkway]! > dense;
  const told = outdoors.filter((walkway) => view.factors[walkway]! > 1.2);
  const crowded = outdoors.filter(isDense);
  const sum = (values: ArrayLike<number>) => crowded.reduce((whole, walkway) => whole + (values[walkway] ?? 0), 0);
  return {
    ...{ minute, told: told.length, rightlyTold: told.filter(isPeopled).length },
    slowest: Math.max(...outdoors.map((walkway) => view.factors[walkway]!)),
    ...{ trulyThere: sum(truth), takenToBeThere: sum(view.people) },
    toTheTable: view.secondsBetween('silk-hall', 'tea-house'),
    intoTheHall: view.secondsBetween('willow-hotel', 'lantern-hall'),
  };
}

beforeAll(async () => {
  const day = await TownDay.open('causeway');
  const found: [string, Moment[]][] = [];
  for (const [name, from, until] of [
    ['before', 50, 50],
    ['break', firstBreak.fromS / 60, firstBreak.untilS / 60],
    ['after', 86, 86],
  ] as const) {
    const seen: Moment[] = [];
    for (let minute = from; minute <= until; minute++) {
      await day.advanceTo(minute);
      seen.push(momentOf(day, minute));
    }
    found.push([name, seen]);
  }
  for (const [name, seen] of found) moments.set(name, seen);
}, 600_000);

const seenIn = (name: string): Moment[] => moments.get(name) ?? [];

test('in a break of the demo lanes are told to be crowded, and people truly are there', () => {
  const told = seenIn('break').filter(({ slowest }) => slowest > 1.2);
  expect(told.length).toBeGreaterThanOrEqual(2);
  const [all, right] = [
    told.reduce((sum, one) => sum + one.told, 0),
    told.reduce((sum, one) => sum + one.rightlyTold, 0),
  ];
  expect(right / all).toBeGreaterThan(0.8);
});

test('before the break and after it nobody is told to be in the way outdoors', () => {
  for (const { slowest, minute } of [...seenIn('before'), ...seenIn('after')])
    expect.soft(slowest, `${minute}`).toBeLessThanOrEqual(1.2);
});

test('a way through the break takes longer than before it, and as long as before when it is over', () => {
  const most = (name: string, of: (moment: Moment) => number) => Math.max(...seenIn(name).map(of));
  for (const of of [({ toTheTable }: Moment) => toTheTable, ({ intoTheHall }: Moment) => intoTheHall]) {
    expect(most('break', of)).toBeGreaterThan(most('before', of) + 0.5);
    expect(most('after', of)).toBeLessThan(most('break', of));
  }
});

test('where it is crowded the server takes at least a quarter of the people to be, and no more than there are', () => {
  const sum = (of: (moment: Moment) => number) => seenIn('break').reduce((whole, moment) => whole + of(moment), 0);
  const share = sum(({ takenToBeThere }) => takenToBeThere) / sum(({ trulyThere }) => trulyThere);
  expect(share).toBeGreaterThan(1 / 4);
  expect(share).toBeLessThan(1.1);
});
