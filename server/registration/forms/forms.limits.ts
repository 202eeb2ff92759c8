import { inBody, type RateLimit } from '../../kernel/rate-limit.ts';
import { formsFaults } from './forms.errors.ts';

/** What stands on the form. */
export const readingForm: RateLimit = {
  counts: 'all',
  address: { burst: 2_000, refillMs: 100 },
  venue: { burst: 20_000, refillMs: 5 },
  fault: formsFaults.too_many_forms,
};

/** A form is begun, and a letter goes to a mailbox. What one mailbox is refused costs nobody else anything. */
export const beginningForms: RateLimit = {
  counts: 'all',
  address: { burst: 600, refillMs: 2_000 },
  venue: { burst: 4_000, refillMs: 250 },
  name: {
    counts: 'all',
    terms: { burst: 3, refillMs: 20 * 60_000 },
    of: async (c) => (await inBody('email')(c))?.trim().toLowerCase(),
    isEverywhere: true,
  },
  fault: formsFaults.too_many_forms,
};

/** Secrets that open no form, and how often one form is used. */
export const usingForm: RateLimit = {
  counts: 'failures',
  address: { burst: 300, refillMs: 500 },
  venue: { burst: 6_000, refillMs: 10 },
  name: {
    counts: 'all',
    terms: { burst: 120, refillMs: 500 },
    of: inBody('secret'),
    isEverywhere: true,
    fault: formsFaults.too_many_savings,
  },
  fault: formsFaults.too_many_forms,
};
