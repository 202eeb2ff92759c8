import { defineFaults } from '../../kernel/domain-error.ts';

export const lettersFaults = defineFaults('registration', {
  letter_unknown: ['not_found', 'There is no such letter.'],
  letter_too_old: [
    'conflict',
    'This form was sent so long ago that its link is no longer kept. The person can begin a new one.',
  ],
  letter_not_fitting: [
    'conflict',
    'This delegate was declined, has withdrawn, or is registered twice: see first to that.',
  ],
});
