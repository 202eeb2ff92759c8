import type { RateLimit } from '../kernel/rate-limit.ts';

/**
 * Handshakes that are refused, and questions why, asked before anybody looks up whose they are. Those of pages that may come
 * pass it by, so that nobody behind one address keeps another from their board. A hall whose sign-ins end at once is given
 * room: each page is refused once and then asks why.
 */
export const refusedHandshakes: RateLimit = {
  counts: 'failures',
  address: { burst: 1_200, refillMs: 50 },
  venue: { burst: 20_000, refillMs: 1 },
};
