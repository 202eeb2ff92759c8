import { expect, test } from 'vitest';
import { seeded } from '../../../ops/demo/random.ts';
import { Outbox } from '../../../ops/demo/simulator/hotspots/outbox.ts';

/** One batch a second, and what goes out each second. */
function days(outbox: Outbox, seconds: number, from = 0): string[] {
  const out: string[] = [];
  for (let second = from; second < from + seconds; second++) {
    outbox.put(`batch ${second}`, second);
    for (let body = outbox.next(second); body !== undefined; body = outbox.next(second)) {
      outbox.take(body);
      out.push(body);
    }
  }
  return out;
}
const inOrder = (from: number, count: number) => Array.from({ length: count }, (_, i) => `batch ${from + i}`);

test('a collector that does well sends each batch once, at once and in order', () => {
  expect(days(new Outbox(seeded('well')), 50)).toEqual(inOrder(0, 50));
});

test('one that does badly sends late, out of order and some twice, but loses nothing; then it does well again', () => {
  const outbox = new Outbox(seeded('badly'));
  outbox.setLate(true);
  const out = days(outbox, 120);
  outbox.setLate(false);
  const after = days(outbox, 60, 120);
  const all = [...out, ...after];
  expect(out).not.toEqual(inOrder(0, out.length));
  expect(new Set(all)).toEqual(new Set(inOrder(0, 180)));
  expect(all.length - new Set(all).size).toBeGreaterThan(10);
  expect(after.slice(-10)).toEqual(inOrder(170, 10));
});

test('what is not taken stays first, and after a long while only the newest are kept', () => {
  const outbox = new Outbox(seeded('away'));
  for (let second = 0; second < 500; second++) outbox.put(`batch ${second}`, second);
  const kept: string[] = [];
  for (let body = outbox.next(500); body !== undefined; body = outbox.next(500)) {
    expect(outbox.next(500)).toBe(body);
    outbox.take(body);
    kept.push(body);
  }
  expect(kept.length).toBeLessThanOrEqual(120);
  expect(kept.at(-1)).toBe('batch 499');
});
