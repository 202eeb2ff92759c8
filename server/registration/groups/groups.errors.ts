import { defineFaults } from '../../kernel/domain-error.ts';

export const groupsFaults = defineFaults('registration', {
  group_unknown: ['not_found', 'There is no such group.'],
  group_exists: ['conflict', 'Another group has this name. Choose another, or use that group.'],
  groups_too_many: ['conflict', 'There are as many groups as there can be. Remove one that nobody needs.'],
  group_not_empty: ['conflict', 'Somebody is still in this group. Take its members out first.'],
  not_of_this_group: ['conflict', 'Somebody named is not in this group. Look at the group again.'],
  no_group: ['not_found', 'You are in no group.'],
});
