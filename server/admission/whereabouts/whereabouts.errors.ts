import { defineFaults } from '../../kernel/domain-error.ts';

export const whereaboutsFaults = defineFaults('admission', {
  delegate_unknown: ['not_found', 'There is no delegate with this number. Search again.'],
  too_many_look_ups: ['too_many', 'You have looked up as many as one person may. Wait a moment, then try again.'],
});
