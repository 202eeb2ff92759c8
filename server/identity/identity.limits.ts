import { inBody, type RateLimit } from '../kernel/rate-limit.ts';
import { identityFaults } from './identity.errors.ts';

const fault = identityFaults.too_many_attempts;

/**
 * Wrong secrets of links and forms, which are too long (256 bits) to be guessed at any rate: a wrong one costs a look-up of a
 * hash. So an address that many share, such as a company's, is given room.
 */
export const tryingSecrets: RateLimit = {
  counts: 'failures',
  address: { burst: 300, refillMs: 500 },
  venue: { burst: 6_000, refillMs: 10 },
  fault,
};

/** Of passkeys that sign in, wrong answers: one passkey fails seldom, and never two dozen times. */
export const answeringWithPasskeys: RateLimit = {
  ...tryingSecrets,
  name: { counts: 'failures', terms: { burst: 20, refillMs: 10_000 }, of: inBody('credential', 'id'), fault },
};

/** Challenges cost one hash, and nothing is kept of them; a restart of the server has each page and device ask at once. */
export const askingForChallenges: RateLimit = {
  counts: 'all',
  address: { burst: 1_200, refillMs: 50 },
  venue: { burst: 20_000, refillMs: 1 },
  fault,
};

/** Codes that enrol devices are short-lived rather than long (40 bits, two minutes). */
export const tryingDeviceCodes: RateLimit = {
  counts: 'failures',
  address: { burst: 60, refillMs: 5_000 },
  venue: { burst: 600, refillMs: 500 },
  fault,
};

/**
 * Codes that stations show last a minute and are too long to be guessed (60 bits). A phone whose owner is not found needs a
 * few tries; who tries one code more often than that is no delegate.
 */
export const answeringStations: RateLimit = {
  counts: 'failures',
  address: { burst: 60, refillMs: 5_000 },
  venue: { burst: 600, refillMs: 500 },
  name: { counts: 'failures', terms: { burst: 20, refillMs: 5_000 }, of: inBody('code'), isEverywhere: true, fault },
  fault,
};

/** Of devices that sign in, wrong answers. */
export const signingInDevices: RateLimit = {
  ...tryingSecrets,
  name: { counts: 'failures', terms: { burst: 20, refillMs: 5_000 }, of: inBody('deviceId'), fault },
};
