import type { RateLimit } from './rate-limit.ts';

/** What costs next to nothing to tell: the interface, and the time, which a device asks for again and again. */
export const readingPlainly: RateLimit = {
  counts: 'all',
  address: { burst: 600, refillMs: 50 },
  venue: { burst: 20_000, refillMs: 1 },
};

/** Whether the server is well; that is asked of the database each time. */
export const askingForHealth: RateLimit = {
  counts: 'all',
  address: { burst: 120, refillMs: 100 },
  venue: { burst: 120, refillMs: 100 },
};
