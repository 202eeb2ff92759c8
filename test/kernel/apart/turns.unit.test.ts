import { expect, it } from 'vitest';
import { Turns } from '../../../server/kernel/apart/turns.ts';
import { defineFaults } from '../../../server/kernel/domain-error.ts';

const { busy } = defineFaults('test', { busy: ['unavailable', 'Busy.'] });

/** Work that is over when it is let go. */
function works() {
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  const work = (at: number) => async () => {
    begun.push(at);
    await new Promise<void>((end) => ends.set(at, end));
    return at;
  };
  return { begun, work, end: (at: number) => ends.get(at)?.() };
}

it('goes one at a time, in the order of coming, and refuses whom it has no room for', async () => {
  const turns = new Turns(2, busy);
  const { begun, work, end } = works();
  const taken = [1, 2, 3].map((at) => turns.take(work(at)));
  await expect(turns.take(work(4))).rejects.toMatchObject({ fault: busy });
  expect(begun).toEqual([1]);
  end(1);
  expect(await taken[0]).toBe(1);
  expect(begun).toEqual([1, 2]);
  const fourth = turns.take(work(4));
  end(2);
  await taken[1];
  end(3);
  await taken[2];
  end(4);
  expect(await fourth).toBe(4);
  expect(begun).toEqual([1, 2, 3, 4]);
});

it('goes on after one that failed', async () => {
  const turns = new Turns(1, busy);
  const failed = turns.take(() => Promise.reject(new Error('no')));
  const next = turns.take(() => Promise.resolve('yes'));
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
