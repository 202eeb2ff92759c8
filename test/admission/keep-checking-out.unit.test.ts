import pino from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepCheckingOut } from '../../server/admission/keep-checking-out.ts';

type Needs = Parameters<typeof keepCheckingOut>[0];
const deps = { log: pino({ level: 'silent' }) } as unknown as Needs;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('looks at once, then every second, never twice at a time, and goes on after a fault', async () => {
  let finish: () => void = () => undefined;
  const checkOutDue = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  const stop = keepCheckingOut(deps, { checkOutDue });
  expect(checkOutDue).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(3000);
  expect(checkOutDue).toHaveBeenCalledTimes(1);
  finish();
  checkOutDue.mockRejectedValueOnce(new Error('the database is away'));
  await vi.advanceTimersByTimeAsync(1000);
  await vi.advanceTimersByTimeAsync(1000);
  expect(checkOutDue).toHaveBeenCalledTimes(3);
  finish();
  await stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(checkOutDue).toHaveBeenCalledTimes(3);
});
