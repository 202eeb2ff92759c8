import { defineFaults } from '../kernel/domain-error.ts';

export const liveFaults = defineFaults('live', {
  unknown_topic: ['not_found', 'There is no such thing to follow.'],
  invalid_params: ['unprocessable', 'What is to be followed is not named as it must be.'],
  too_many_subscriptions: ['too_many', 'This page follows as much as one page may.'],
  upgrade_needed: ['malformed', 'This address speaks WebSocket only.'],
});
