import { expect, it } from 'vitest';
import { Allowance } from '../../server/kernel/allowance.ts';
import { FakeClock } from '../support/fake-clock.ts';

it('allows so many at once, then one each time that the wait is over', () => {
  const clock = new FakeClock();
  const allowance = new Allowance(clock, { burst: 3, refillMs: 1_000 });
  for (let n = 0; n < 3; n += 1) expect(allowance.take('one')).toBe(0);
  expect(allowance.take('one')).toBe(1_000);
  expect(allowance.take('another')).toBe(0);
  clock.advance(1_000);
  expect(allowance.take('one')).toBe(0);
  expect(allowance.take('one')).toBe(1_000);
});

it('what is given back can be taken again', () => {
  const allowance = new Allowance(new FakeClock(), { burst: 1, refillMs: 1_000 });
  expect(allowance.take('one')).toBe(0);
  allowance.giveBack('one');
  expect(allowance.take('one')).toBe(0);
});

it('keeps nobody waiting for the hour that the clock was set back by', () => {
  const clock = new FakeClock();
  const allowance = new Allowance(clock, { burst: 1, refillMs: 1_000 });
  expect(allowance.take('one')).toBe(0);
  clock.advance(-3_600_000);
  expect(allowance.take('one')).toBe(0);
  expect(allowance.take('one')).toBe(1_000);
});
