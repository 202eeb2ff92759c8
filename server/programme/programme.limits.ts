import type { RateLimit } from '../kernel/rate-limit.ts';

/** Calendars by their secret links: programs ask for them again and again; who guesses is soon told to wait. */
export const readingCalendars: RateLimit = {
  counts: 'failures',
  address: { burst: 20, refillMs: 30_000 },
  venue: { burst: 200, refillMs: 3000 },
};

/** Addresses of others that this server asks because somebody says so. */
export const fetchingProgrammes: RateLimit = {
  counts: 'all',
  address: { burst: 30, refillMs: 10_000 },
  venue: { burst: 60, refillMs: 5000 },
};

/** Favourites of one delegate: as fast as anybody taps. */
export const markingSessions: RateLimit = {
  counts: 'all',
  address: { burst: 120, refillMs: 500 },
  venue: { burst: 2000, refillMs: 10 },
};
