import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createScanBatcher } from '../../server/admission/scan-batcher.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What a batch may collect, and more: whatever was to begin has begun. */
const soon = () => vi.advanceTimersByTimeAsync(10);

/** A batcher whose batches last until they are let go. */
function heldBatcher(limits: { maxItems?: number; maxWaiting?: number } = {}) {
  const batches: { items: readonly number[]; finish: () => void; fail: (error: Error) => void }[] = [];
  const batcher = createScanBatcher<number, string>({
    run: (items) =>
      new Promise((resolve, reject) => {
        batches.push({ items, finish: () => resolve(items.map((item) => `answer ${item}`)), fail: reject });
      }),
    ...limits,
  });
  const begun = async () => {
    await soon();
    return batches.map(({ items }) => items);
  };
  return { batcher, batches, begun };
}

describe('scans that come at once', () => {
  it('are one batch, and those that come while it is under way the next', async () => {
    const { batcher, batches, begun } = heldBatcher();
    const first = [batcher.add([1]), batcher.add([2, 3])];
    expect(await begun()).toEqual([[1, 2, 3]]);
    const second = [batcher.add([4]), batcher.add([5])];
    expect(await begun()).toHaveLength(1);
    batches[0]!.finish();
    expect(await Promise.all(first)).toEqual([['answer 1'], ['answer 2', 'answer 3']]);
    expect(await begun()).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    batches[1]!.finish();
    expect(await Promise.all(second)).toEqual([['answer 4'], ['answer 5']]);
  });

  it('stay together request by request: none is torn in two', async () => {
    const { batcher, batches, begun } = heldBatcher({ maxItems: 3 });
    const all = [batcher.add([1, 2]), batcher.add([3, 4]), batcher.add([5, 6, 7, 8])];
    for (const index of [0, 1, 2]) {
      await begun();
      batches[index]!.finish();
    }
    await Promise.all(all);
    expect(batches.map(({ items }) => items)).toEqual([
      [1, 2],
      [3, 4],
      [5, 6, 7, 8],
    ]);
  });

  it('fail together when their batch fails, and the next is not harmed', async () => {
    const { batcher, batches, begun } = heldBatcher();
    const first = Promise.allSettled([batcher.add([1]), batcher.add([2])]);
    await begun();
    batches[0]!.fail(new Error('away'));
    expect((await first).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const second = batcher.add([3]);
    await begun();
    batches[1]!.finish();
    expect(await second).toEqual(['answer 3']);
  });

  it('are refused at once when too many are waiting, and taken again when there is room', async () => {
    const { batcher, batches, begun } = heldBatcher({ maxWaiting: 3 });
    const first = batcher.add([1]);
    await begun();
    const second = batcher.add([2, 3]);
    await expect(batcher.add([4, 5])).rejects.toMatchObject({ fault: { code: 'admission.busy' } });
    const third = batcher.add([6]);
    batches[0]!.finish();
    await begun();
    batches[1]!.finish();
    expect(await Promise.all([first, second, third])).toEqual([['answer 1'], ['answer 2', 'answer 3'], ['answer 6']]);
  });
});

describe('work between batches', () => {
  it('waits for the batch under way, goes before the next, and is alone while it lasts', async () => {
    const { batcher, batches, begun } = heldBatcher();
    const events: string[] = [];
    const first = batcher.add([1]).then(() => events.push('first'));
    await begun();
    const second = batcher.add([2]).then(() => events.push('second'));
    let end: (said: string) => void = () => undefined;
    const work = batcher.betweenBatches(() => {
      events.push('work begins');
      return new Promise<string>((resolve) => (end = resolve));
    });
    await soon();
    expect(events).toEqual([]);
    batches[0]!.finish();
    await soon();
    expect(events).toEqual(['first', 'work begins']);
    expect(batches).toHaveLength(1);
    end('done');
    expect(await work).toBe('done');
    await begun();
    batches[1]!.finish();
    await Promise.all([first, second]);
    expect(events).toEqual(['first', 'work begins', 'second']);
  });

  it('that fails tells its caller, and lets the next go on', async () => {
    const { batcher, batches, begun } = heldBatcher();
    await expect(batcher.betweenBatches(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const next = batcher.add([1]);
    await begun();
    batches[0]!.finish();
    expect(await next).toEqual(['answer 1']);
  });
});
