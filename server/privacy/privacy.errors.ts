import { defineFaults } from '../kernel/domain-error.ts';

export const privacyFaults = defineFaults('privacy', {
  delegate_unknown: ['not_found', 'There is no such delegate.'],
  too_many_wishes: [
    'too_many',
    'You have asked for this and taken it back several times. Wait a while, then try again.',
  ],
  too_many_copies: ['too_many', 'You have had your data copied several times. Wait a while, then try again.'],
});
