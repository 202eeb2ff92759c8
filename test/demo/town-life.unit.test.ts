import { expect, test } from 'vitest';
import { seeded } from '../../ops/demo/random.ts';
import { SimulatedClock } from '../../ops/demo/simulator/clock.ts';
import { Crowd } from '../../ops/demo/simulator/crowd.ts';
import type { Doors } from '../../ops/demo/simulator/doors.ts';
import { Rush } from '../../ops/demo/simulator/faults/rush.ts';
import type { Person } from '../../ops/demo/simulator/person.ts';
import { Programme } from '../../ops/demo/simulator/programme.ts';
import type { QueueWatch } from '../../ops/demo/simulator/queue-watch.ts';
import { live, type TownLife } from '../../ops/demo/simulator/town-life.ts';
import { town } from './hotspots/at-work.ts';

class Over extends Error {}

/** So many people in the town, whose doors let everybody in; what they do, by spot. */
function inhabited(count: number, speed: number) {
  const at = new Map<object, { spotId: string | undefined; activity: string }>();
  let isOver = false;
  const place: ConstructorParameters<typeof Crowd>[1]['place'] = (devices, spotId, activity) => {
    if (isOver) throw new Over();
    at.set(devices, { spotId, activity });
  };
  const doors: Pick<Doors, 'pass' | 'innerZoneOf'> = {
    pass: async () => {
      if (isOver) throw new Over();
      return { verdict: 'admit', reason: 'admitted' };
    },
    innerZoneOf: (gateId) => town.gates.find(({ id }) => id === gateId)?.innerZoneId,
  };
  const [clock, rush, random] = [new SimulatedClock(speed), new Rush(), seeded('town life')];
  const life: TownLife = {
    ...{ venue: town, clock, rush, doors: doors as Doors, askDesk: async () => true },
    crowd: new Crowd(town.spots, { place }, random.fork('crowd')),
    programme: new Programme(town.halls, random.fork('programme')),
    queues: {} as QueueWatch,
  };
  const ends = Array.from({ length: count }, (_, i) => {
    const delegate = { category: 'attendee' } as Person['delegate'];
    const person: Person = {
      ...{ delegate, delegateId: `${i}`, badgeNumber: '', serial: i, token: '', arrivesAt: i, devices: [] },
      ...{ entranceId: 'south-gate', isPhoneFlat: false, zoneId: undefined, spotId: undefined, isKnown: false },
    };
    return live(life, { ...person, devices: [] }, random.fork(`${i}`)).catch((error: unknown) => {
      if (!(error instanceof Over)) throw error;
    });
  });
  const end = async () => {
    isOver = true;
    await Promise.all(ends);
  };
  return { rush, end, where: (spotId: string) => [...at.values()].filter((one) => one.spotId === spotId) };
}

test('in a rush most leave what they hear or do and go there, and they go on with their day when it is over', async () => {
  // An hour of the conference in a little more than half a second.
  const { rush, end, where } = inhabited(120, 6000);
  await expect.poll(() => where('lake-hall').length).toBeGreaterThan(0);
  const place = { zoneId: 'barns', spotId: 'barn-b' };
  rush.begin(place);
  await expect.poll(() => where('barn-b').length).toBeGreaterThan(80);
  expect(where('barn-b').filter(({ activity }) => activity === 'rush').length).toBeGreaterThan(80);
  rush.end(place);
  await expect.poll(() => where('barn-b').length).toBeLessThan(60);
  await end();
});
