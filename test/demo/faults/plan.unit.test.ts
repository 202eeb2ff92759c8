import { describe, expect, test } from 'vitest';
import { DemoFault } from '../../../ops/demo/fault.ts';
import { seeded } from '../../../ops/demo/random.ts';
import { type Fault, faultKinds } from '../../../ops/demo/simulator/faults/faults.ts';
import { faultsToCome } from '../../../ops/demo/simulator/faults/plan.ts';
import { checkAppointments, readAppointments, readFaults } from '../../../ops/demo/simulator/faults/read-faults.ts';
import { Targets } from '../../../ops/demo/simulator/faults/targets.ts';
import { readBuilding } from '../../../ops/demo/venue/plan/build.ts';
import { targets, town } from '../hotspots/at-work.ts';
import { writeBuilding } from '../small-building.ts';

function firstFaults(words: string, count: number, { seed = 'a test', speed = 4 } = {}): Fault[] {
  const coming = faultsToCome(readFaults(words), targets, speed, seeded(seed));
  return Array.from({ length: count }, () => coming.next().value).filter((one) => one !== undefined);
}

describe('what goes wrong by itself', () => {
  test('is the same for the same seed and speed, and comes in order of time', () => {
    const faults = firstFaults('many', 300);
    expect(firstFaults('many', 300)).toEqual(faults);
    expect(firstFaults('many', 300, { seed: 'another' })).not.toEqual(faults);
    expect(faults.map(({ atS }) => atS)).toEqual(faults.map(({ atS }) => atS).sort((a, b) => a - b));
  });

  test('is nothing, a little of each kind, much, or of the kinds that were asked for', () => {
    expect(firstFaults('none', 5)).toEqual([]);
    expect(new Set(firstFaults('few', 40).map(({ kind }) => kind))).toEqual(new Set(faultKinds));
    const withinTenMinutes = (words: string) => firstFaults(words, 200).filter(({ atS }) => atS < 600).length;
    expect(withinTenMinutes('many')).toBeGreaterThan(3 * withinTenMinutes('few'));
    expect(new Set(firstFaults('flap,late', 40).map(({ kind }) => kind))).toEqual(new Set(['flap', 'late']));
  });

  test('does not leave the town without hotspots in the end', () => {
    const coming = faultsToCome(readFaults('die'), targets, 4, seeded('a test'));
    expect([...coming].length).toBeLessThan(town.hotspots.length / 200);
  });

  test('befalls only what there is: hotspots of the town, whole switches, halls that people go to', () => {
    for (const fault of firstFaults('many', 400)) {
      if (fault.kind === 'switch') expect(fault.hotspots.length).toBeGreaterThan(0);
      expect(targets.namesFor(fault.kind)).toContain(fault.target);
      expect(fault.lastsS).toBeGreaterThan(0);
    }
  });

  test('befalls a building that is read from its plan as well, and none that has no hotspots', async () => {
    const building = await readBuilding(await writeBuilding(), seeded('a test'));
    const firstIn = (venue: typeof building, count: number) => {
      const coming = faultsToCome(readFaults('many'), new Targets(venue), 4, seeded('a test'));
      return Array.from({ length: count }, () => coming.next().value).flatMap((fault) => fault ?? []);
    };
    expect(new Set(firstIn(building, 200).map(({ kind }) => kind))).toEqual(new Set(faultKinds));
    const bare = { ...building, hotspots: [], settings: [] };
    expect(new Set(firstIn(bare, 20).map(({ kind }) => kind))).toEqual(new Set(['rush']));
    expect(firstIn({ ...bare, halls: [], spots: [] }, 5)).toEqual([]);
  });

  test('has rushes by the time of the conference, and all else by that on the wall', () => {
    const [slow, fast] = [1, 10].map((speed) => firstFaults('rush', 1, { speed })[0]!);
    expect(slow!.atS / fast!.atS).toBeCloseTo(10);
    const [quiet, hurried] = [1, 10].map((speed) => firstFaults('switch', 1, { speed })[0]!);
    expect(hurried!.atS).toBe(quiet!.atS);
  });
});

describe('faults by appointment', () => {
  test('are read with their time, kind, target and length', () => {
    expect(readAppointments('120:switch:lantern-hall,180.5:rush:silk-hall:600,30:die')).toEqual([
      { atS: 120, kind: 'switch', target: 'lantern-hall' },
      { atS: 180.5, kind: 'rush', target: 'silk-hall', lastsS: 600 },
      { atS: 30, kind: 'die' },
    ]);
    expect(readAppointments('9:empty:SH-010')).toEqual([{ atS: 9, kind: 'lie', lie: 'empty', target: 'SH-010' }]);
    expect(readAppointments(undefined)).toEqual([]);
  });

  test.each(['soon:die', '10:explode', '10', '10:die:x:long', 'lantern-hall'])(
    '%s is not understood, in a sentence',
    (text) => {
      expect(() => readAppointments(text)).toThrow(DemoFault);
    },
  );

  test('--faults with a word that is no kind of fault is not understood either', () => {
    expect(() => readFaults('some')).toThrow(/none, few, many, or some of die,flap/);
    expect(() => readFaults('die,,flap')).toThrow(DemoFault);
  });

  test('are refused for a place that is not in the venue, and name what there is', () => {
    expect(() => checkAppointments(readAppointments('10:switch:moon-hall'), town)).toThrow(/lantern-house/);
    expect(() =>
      checkAppointments(readAppointments('10:rush:lantern-hall,10:late:Qinghe Mobile,1:flap'), town),
    ).not.toThrow();
  });

  test('come at their time of the conference, and last as long by it as was asked', () => {
    const [fault] = targets.asked(readAppointments('120:switch:lantern-hall:400'), 4, seeded('a test'));
    expect([fault?.atS, fault?.lastsS]).toEqual([30, 100]);
    const [lie] = targets.asked(readAppointments('8:empty:SH-010'), 4, seeded('a test'));
    expect(lie).toMatchObject({ kind: 'lie', lie: 'empty', atS: 2, target: 'SH-010' });
  });
});
