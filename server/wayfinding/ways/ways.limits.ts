import type { RateLimit } from '../../kernel/rate-limit.ts';

/**
 * Ways are found in microseconds, and a hall asks for them behind one address when a session ends. Guessing codes here
 * tells nobody more than the list of places does: of what one may not enter, the answer is that of a code that is no place's.
 */
export const findingWays: RateLimit = {
  counts: 'all',
  address: { burst: 300, refillMs: 200 },
  venue: { burst: 20_000, refillMs: 1 },
};

/** A graph is some hundred kilobytes, and a phone needs it once. */
export const fetchingGraphs: RateLimit = {
  counts: 'all',
  address: { burst: 60, refillMs: 5_000 },
  venue: { burst: 6_000, refillMs: 20 },
};
