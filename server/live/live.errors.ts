import { defineFaults } from '../kernel/domain-error.ts';

export const liveFaults = defineFaults('live', {
  unknown_topic: ['not_found', 'There is no such thing to follow.'],
  invalid_params: ['unprocessable', 'What is to be followed is not named as it must be.'],
  too_many_subscriptions: ['too_many', 'This page follows as much as one page may.'],
  too_much_followed: [
    'unavailable',
    'So much is followed just now that the server takes no more. The page asks again by itself.',
  ],
  too_many_pages: ['too_many', 'As many pages are open as this server serves. This one is tried again by itself.'],
  too_many_pages_of_person: [
    'too_many',
    'As many pages are open with your sign-in as one person may have. Close one: this one is tried again by itself.',
  ],
  too_many_pages_of_address: [
    'too_many',
    'As many pages are open at this network address as one may have. This one is tried again by itself.',
  ],
  proof_needed: ['unauthenticated', 'A device opens this with its answer to a challenge.'],
  stopping: ['unavailable', 'The server stops. This page is tried again by itself.'],
  upgrade_needed: ['malformed', 'This address speaks WebSocket only.'],
});
