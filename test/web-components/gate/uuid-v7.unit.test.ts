import { expect, it } from 'vitest';
import { z } from 'zod';
import { uuidV7 } from '../../../web-components/gate/uuid-v7.ts';

it('makes ids that the interface takes and that sort by time', () => {
  const atMs = Date.parse('2026-05-01T09:42:00.123Z');
  const ids = [0, 1, 70_000, 4_000_000_000].map((laterMs) => uuidV7(atMs + laterMs));
  expect(ids.map((id) => z.uuidv7().safeParse(id).success)).toEqual([true, true, true, true]);
  expect([...ids].sort()).toEqual(ids);
  expect(Number.parseInt(ids[0]!.replaceAll('-', '').slice(0, 12), 16)).toBe(atMs);
});

it('makes no id twice', () => {
  const ids = Array.from({ length: 5000 }, () => uuidV7(0));
  expect(new Set(ids).size).toBe(5000);
});
