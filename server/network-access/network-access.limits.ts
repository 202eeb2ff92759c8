import type { RateLimit } from '../kernel/rate-limit.ts';

/**
 * Making a credential may make a key and sign: a delegate does so for a few devices, and again where something went wrong.
 * Who asks is signed in, so that each counts for themselves wherever they are.
 */
export const makingCredentials: RateLimit = {
  counts: 'all',
  address: { burst: 40, refillMs: 30_000 },
  venue: { burst: 40, refillMs: 30_000 },
};
