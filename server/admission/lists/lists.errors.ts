import { defineFaults } from '../../kernel/domain-error.ts';

export const listsFaults = defineFaults('admission', {
  zone_unknown: ['not_found', 'There is no such zone.'],
  gate_unknown: ['not_found', 'There is no such gate.'],
  group_unknown: ['not_found', 'There is no such group.'],
  not_a_head: ['conflict', 'This is not a good badge of anybody who speaks for a group. Take the group from the list.'],
  group_empty: ['conflict', 'Nobody is in this group.'],
});
