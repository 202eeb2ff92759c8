import fc from 'fast-check';
import { expect, it } from 'vitest';
import { uuidv7 } from '../../server/kernel/ids.ts';

const at = new Date('2026-11-20T08:00:00Z');

it('makes ids of version 7 that begin with their time, each another', () => {
  const ids = Array.from({ length: 1000 }, () => uuidv7(at));
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(1000);
  expect(Number.parseInt(ids[0]!.replace('-', '').slice(0, 12), 16)).toBe(at.getTime());
});

it('makes ids that sort by place where many are made at once, and are still ids of version 7', () => {
  const place = fc.integer({ min: 0, max: 2 ** 26 - 1 });
  fc.assert(
    fc.property(place, place, (one, other) => {
      fc.pre(one < other);
      const ids = [uuidv7(at, one), uuidv7(at, other)];
      expect([...ids].sort()).toEqual(ids);
      for (const id of ids) expect(id).toMatch(/^.{14}7.{4}[89ab]/);
    }),
  );
});
