import { expect, it } from 'vitest';
import { inventDelegates } from '../../ops/demo/people/delegates.ts';
import { seeded } from '../../ops/demo/random.ts';
import { chosen } from '../../ops/demo/set-up/favourites.ts';
import { programmeOf, scheduleOf } from '../../ops/demo/set-up/programme.ts';
import { buildWaterTown } from '../../ops/demo/venue/water-town/build.ts';

const town = buildWaterTown(seeded('a test'));
const delegates = inventDelegates(seeded('a test'), 50);
const openedAt = Date.parse('2026-11-22T22:00:00.500Z');

const eventsAt = (speed: number, timeZone = 'Asia/Shanghai') => {
  const { schedule } = scheduleOf(town, delegates, 'seed', { openedAt, speed, timeZone });
  const { days } = schedule.conference;
  return { days, events: days.flatMap(({ rooms }) => Object.values(rooms).flat()) };
};

it.each([
  [1, '2026-11-22T22:09:00.000Z', '06:09:00', '00:45:00'],
  [4, '2026-11-22T22:02:15.000Z', '06:02:15', '00:11:15'],
  [60, '2026-11-22T22:00:09.000Z', '06:00:09', '00:00:45'],
])('at %i times the speed the first talks begin at %s', (speed, date, start, duration) => {
  const { days, events } = eventsAt(speed);
  const first = events.filter((event) => event.date === date);
  expect(first).toHaveLength(town.halls.length);
  expect(first[0]).toMatchObject({ start, duration });
  expect(days[0]?.date).toBe('2026-11-23');
  expect(new Set(events.map(({ guid }) => guid)).size).toBe(events.length);
});

it('what is written down is what is played, hour by hour', () => {
  const played = programmeOf(town, 'seed').sessionsAt(9 * 60 + 3600);
  const { events } = eventsAt(1);
  const second = events.filter(({ date }) => date === '2026-11-22T23:09:00.000Z');
  expect(second.map(({ guid }) => guid).sort()).toEqual(played.map(({ zoneId }) => `${zoneId}-1`).sort());
  expect(second.map(({ room }) => room).sort()).toEqual(['Barn A', 'Lantern Hall', 'Silk Hall']);
});

it('a delegate marks one talk of each of the next two slots, and none that has begun or is cancelled', () => {
  const at = (startsAt: string, isCancelled = false) => ({ startsAt, isCancelled });
  const [gone, off, soon, later, last] = [at('2026-01-01T08:00Z'), at('2026-01-01T10:00Z', true)].concat(
    ['11', '12', '13'].map((hour) => at(`2026-01-01T${hour}:00Z`)),
  );
  const all = [last, soon, gone, later, off].map((one) => one!);
  expect(chosen(all, seeded('marks'), new Date('2026-01-01T09:00Z'))).toEqual([soon, later]);
});
