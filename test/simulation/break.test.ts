import { expect, test } from 'vitest';
import { breakWorld } from './break-world.ts';
import { walkBreak } from './walk-break.ts';

const world = breakWorld(3000, 1);

test('when two plenaries end, fewer come late by ways that know the crowd, and nobody is sent to and fro', () => {
  const shortest = walkBreak(world, 'shortest');
  const aware = walkBreak(world, 'crowd_aware');
  expect(shortest.slowest).toBe(4);
  expect(aware.changes).toBeGreaterThan(0);
  expect(aware.lateSeconds).toBeLessThan(shortest.lateSeconds);
  expect(aware.late).toBeLessThanOrEqual(shortest.late);
  expect(aware.swayed).toBe(0);
});

test('where there is room for everybody, the shortest ways are kept', () => {
  const few = breakWorld(60, 1);
  expect(walkBreak(few, 'crowd_aware')).toEqual(walkBreak(few, 'shortest'));
});
