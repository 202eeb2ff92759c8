import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem, noAnswer } from '../../../web-components/api/problem.ts';
import { LeaseController } from '../../../web-components/station/lease-controller.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const problem = (code: string, status: number) => new ApiProblem({ type: 'about:blank', title: code, status, code });
const host = {
  addController: vi.fn(),
  removeController: vi.fn(),
  requestUpdate: vi.fn(),
  updateComplete: Promise.resolve(true),
};

function holding(renew: () => Promise<void>) {
  const lease = new LeaseController(host, vi.fn(renew));
  lease.hold('a-person');
  return lease;
}
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

it('is renewed every twenty seconds, and nothing is said of it', async () => {
  const renew = vi.fn(async () => undefined);
  const lease = holding(renew);
  for (let n = 0; n < 10; n += 1) {
    await pass(19);
    expect(lease.state).toEqual({ kind: 'held' });
    await pass(1);
  }
  expect(renew).toHaveBeenCalledTimes(10);
});

it('counts down while the server does not answer, tries on, and is calm again when it does', async () => {
  let isAway = true;
  const lease = holding(async () => {
    if (isAway) throw noAnswer();
  });
  await pass(23);
  host.requestUpdate.mockClear();
  await pass(7);
  expect(lease.state).toEqual({ kind: 'held', leftMs: 30_000 });
  expect(host.requestUpdate).toHaveBeenCalledTimes(7);
  isAway = false;
  await pass(5);
  expect(lease.state).toEqual({ kind: 'held' });
});

it('is over after a minute without an answer', async () => {
  const lease = holding(async () => {
    throw noAnswer();
  });
  await pass(59);
  expect(lease.state.kind).toBe('held');
  host.requestUpdate.mockClear();
  await pass(1);
  expect(lease.state).toEqual({ kind: 'over' });
  expect(host.requestUpdate).toHaveBeenCalledTimes(1);
});

it('is over at once when the server says so, and asks no more', async () => {
  const lost = problem('identity.taken_by_another', 409);
  const renew = vi.fn(async () => {
    throw lost;
  });
  const lease = holding(renew);
  await pass(21);
  expect(lease.state).toEqual({ kind: 'over', error: lost });
  await pass(120);
  expect(renew).toHaveBeenCalledTimes(1);
});

it('of a person who was decided is let go, and a late answer brings nothing back', async () => {
  let answer: () => void = () => undefined;
  const renew = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
  );
  const lease = holding(renew);
  await pass(20);
  lease.letGo();
  answer();
  await pass(60);
  expect(lease.state).toEqual({ kind: 'none' });
  expect(renew).toHaveBeenCalledTimes(1);
});
