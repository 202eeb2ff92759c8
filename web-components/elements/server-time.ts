import type { StaleSince } from '../live/view.ts';

// One time for the whole page: the server's, as far as `ServerClock` has found it out. What is told of the world is told
// by it; how long this page itself has waited is counted by this machine's clock.

let aheadMs: number | undefined;
let errorMs: number | undefined;

/** How far the server's clock is ahead of this machine's, in milliseconds; nothing while that is not known. */
export const serverAheadMs = (): number | undefined => aheadMs;

/** By how much that may be wrong; nothing while it is not known. */
export const serverErrorMs = (): number | undefined => errorMs;

export function setServerAhead(ms: number | undefined, orSoMs?: number): void {
  aheadMs = ms;
  errorMs = orSoMs;
}

/** The server's time, in milliseconds since 1970; this machine's while it is not known. */
export const serverNowMs = (): number => Date.now() + (aheadMs ?? 0);

/** What the server's clock showed at an instant by this machine's: ISO 8601, from that or milliseconds since 1970. */
export const byServerClock = (instant: string | number): string =>
  new Date(new Date(instant).getTime() + (aheadMs ?? 0)).toISOString();

/** Since when nothing is known, by the server's clock, whoever noticed. ISO 8601. */
export const staleSinceByServer = ({ since, isServersTime }: StaleSince): string =>
  isServersTime ? since : byServerClock(since);
