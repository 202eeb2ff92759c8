import { defineFaults } from '../../kernel/domain-error.ts';

export const signFaults = defineFaults('signs', {
  busy: ['unavailable', 'Other signs are being drawn just now. Try again in a moment.'],
  none: ['not_found', 'The plan that is published has no place of these kinds.'],
});
