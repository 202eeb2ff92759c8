import { defineFaults } from '../domain-error.ts';

/** Of an address that somebody typed in. */
export const fetchingFaults = defineFaults('fetching', {
  address_refused: [
    'unprocessable',
    'The address leads into a private network, or is no plain address of the web: it is not asked.',
  ],
  address_unreachable: ['unprocessable', 'Nobody answers at the address.'],
  address_failed: ['unprocessable', 'The address answers that it has nothing to give.'],
  address_redirects: ['unprocessable', 'The address sends on and on to others.'],
  address_too_slow: ['unprocessable', 'The address takes too long to answer.'],
  address_too_large: ['unprocessable', 'What the address gives is larger than what is taken, or has no end.'],
  address_encoded: ['unprocessable', 'The address gives something packed, though plain content was asked for.'],
});
