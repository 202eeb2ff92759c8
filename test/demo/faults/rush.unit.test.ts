import { expect, test } from 'vitest';
import { SimulatedClock } from '../../../ops/demo/simulator/clock.ts';
import { Rush } from '../../../ops/demo/simulator/faults/rush.ts';

test('who sits in a talk hears of a rush at once, and of its end; later ones do not end earlier rushes', async () => {
  const [rush, clock] = [new Rush(), new SimulatedClock(1)];
  const heard: string[] = [];
  const sitting = rush.sleepUntil(clock, 3600).then(() => heard.push('begun'));
  const [first, second] = [{ zoneId: 'silk-hall' }, { zoneId: 'barns' }];
  rush.begin(first);
  await sitting;
  const inRush = rush.sleepUntil(clock, 3600).then(() => heard.push('second'));
  rush.begin(second);
  await inRush;
  rush.end(first);
  expect([rush.place, heard]).toEqual([second, ['begun', 'second']]);
  const over = rush.sleepUntil(clock, 3600).then(() => heard.push('over'));
  rush.end(second);
  await over;
  expect([rush.place, heard.at(-1)]).toEqual([undefined, 'over']);
});
