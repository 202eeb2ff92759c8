import { afterEach, expect, it, vi } from 'vitest';
import { keepForOffline } from '../../../web-components/delegate/keep-for-offline.ts';

/** A worker that has just begun to keep its files, and what becomes of it. */
class Worker extends EventTarget {
  state = 'installing';

  becomes(state: 'installed' | 'redundant'): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('keeps the page at the next try when the network failed at the first, and then leaves it alone', async () => {
  vi.useFakeTimers();
  const workers: Worker[] = [];
  const register = vi.spyOn(navigator.serviceWorker, 'register').mockImplementation(async () => {
    workers.push(new Worker());
    return { installing: workers.at(-1), waiting: null, active: null } as unknown as ServiceWorkerRegistration;
  });
  const kept = keepForOffline();
  await vi.advanceTimersByTimeAsync(0);
  workers[0]!.becomes('redundant');
  await vi.advanceTimersByTimeAsync(3_900);
  expect(register).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(register).toHaveBeenCalledTimes(2);
  workers[1]!.becomes('installed');
  await kept;
  await vi.advanceTimersByTimeAsync(600_000);
  expect(register).toHaveBeenCalledTimes(2);
});

it('tries again when the worker itself did not come, and gives up where workers are not to be had', async () => {
  vi.useFakeTimers();
  const register = vi.spyOn(navigator.serviceWorker, 'register').mockRejectedValueOnce(new TypeError('not fetched'));
  register.mockRejectedValueOnce(new DOMException('private window', 'SecurityError'));
  const kept = keepForOffline();
  await vi.advanceTimersByTimeAsync(600_000);
  await kept;
  expect(register).toHaveBeenCalledTimes(2);
});
