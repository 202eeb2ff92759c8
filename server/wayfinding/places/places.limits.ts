import type { RateLimit } from '../../kernel/rate-limit.ts';

/**
 * Codes that are no place's. There are 29,791, and a venue uses some hundreds: who guesses is held to six a minute, and
 * finds in a day what stands on signs that hang in public. A hall full of people who mistype one is let be.
 */
export const readingCards: RateLimit = {
  counts: 'failures',
  address: { burst: 20, refillMs: 10_000 },
  venue: { burst: 300, refillMs: 500 },
};

/** The list to choose from, as one types. */
export const searchingPlaces: RateLimit = {
  counts: 'all',
  address: { burst: 200, refillMs: 250 },
  venue: { burst: 20_000, refillMs: 1 },
};
