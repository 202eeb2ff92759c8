import type { ReactiveControllerHost } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ServerClock } from '../../../web-components/api/server-clock.ts';
import {
  byServerClock,
  serverAheadMs,
  serverNowMs,
  setServerAhead,
} from '../../../web-components/elements/server-time.ts';

const nowMs = Date.parse('2026-11-20T10:00:00Z');
const requestUpdate = vi.fn();
const host = { addController: () => undefined, requestUpdate } as unknown as ReactiveControllerHost;
/** Without the tasks of the browser's own, for which turned timers do not wait. */
const saying = (body: unknown) => ({ ok: true, status: 200, json: async () => body }) as Response;
let serverAheadOfUsMs: number | undefined;
let asked: number;
let clock: ServerClock;

beforeEach(() => {
  vi.useFakeTimers({ now: nowMs });
  asked = 0;
  vi.spyOn(window, 'fetch').mockImplementation(async () => {
    asked += 1;
    if (serverAheadOfUsMs === undefined) throw new TypeError('no network');
    return saying({ now: new Date(Date.now() + serverAheadOfUsMs).toISOString() });
  });
  clock = new ServerClock(host);
  clock.hostConnected();
});
afterEach(() => {
  clock.hostDisconnected();
  vi.useRealTimers();
  vi.restoreAllMocks();
  setServerAhead(undefined);
});

it('is this machine’s time until the server’s is known', () => {
  expect([serverAheadMs(), serverNowMs()]).toEqual([undefined, nowMs]);
});

it('is the server’s time, and draws what shows it, whatever this machine’s clock says', async () => {
  serverAheadOfUsMs = -3_600_000;
  await vi.advanceTimersByTimeAsync(100);
  expect(serverAheadMs()).toBe(-3_600_000);
  expect(requestUpdate).toHaveBeenCalled();
  expect(byServerClock('2026-11-20T10:00:00.000Z')).toBe('2026-11-20T09:00:00.000Z');
});

it('asks again when no answer came, and now and then, for clocks are put right', async () => {
  serverAheadOfUsMs = undefined;
  await vi.advanceTimersByTimeAsync(100);
  expect(serverAheadMs()).toBeUndefined();
  serverAheadOfUsMs = 300_000;
  await vi.advanceTimersByTimeAsync(6_000);
  expect(serverAheadMs()).toBe(300_000);
  serverAheadOfUsMs = 0;
  await vi.advanceTimersByTimeAsync(61_000);
  expect(serverAheadMs()).toBe(0);
});

it('keeps what is known while the server is out of reach, and believes no nonsense', async () => {
  serverAheadOfUsMs = 5_000;
  await vi.advanceTimersByTimeAsync(100);
  serverAheadOfUsMs = undefined;
  await vi.advanceTimersByTimeAsync(61_000);
  vi.mocked(window.fetch).mockImplementation(async () => saying({ inventory: 'a' }));
  await vi.advanceTimersByTimeAsync(61_000);
  expect(serverAheadMs()).toBe(5_000);
});

it('asks nothing any more when nobody looks', async () => {
  serverAheadOfUsMs = 0;
  await vi.advanceTimersByTimeAsync(100);
  clock.hostDisconnected();
  const before = asked;
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked).toBe(before);
});

it('takes no answer to what a page asked that is gone', async () => {
  let answer: (said: Response) => void = () => undefined;
  vi.mocked(window.fetch).mockImplementation(() => new Promise((resolve) => (answer = resolve)));
  await vi.advanceTimersByTimeAsync(0);
  clock.hostDisconnected();
  vi.mocked(window.fetch).mockImplementation(async () => saying({ now: new Date(nowMs).toISOString() }));
  answer(saying({ now: new Date(nowMs).toISOString() }));
  await vi.advanceTimersByTimeAsync(100);
  expect(serverAheadMs()).toBeUndefined();
});
