import { defineFaults } from '../../kernel/domain-error.ts';

export const changesFaults = defineFaults('registration', {
  already_withdrawn: ['conflict', 'This registration is withdrawn. Restore it first.'],
  not_withdrawn: ['conflict', 'Only a registration that was withdrawn can be restored.'],
  merged_away: ['conflict', 'This registration went up in another one of the same person. Look that one up.'],
  merge_with_itself: ['unprocessable', 'Choose another registration of the same person.'],
  nothing_changes: ['unprocessable', 'That is how it is registered already.'],
  inside_now: ['conflict', 'They are inside. Nobody can take their place before they have left.'],
  rejected_now: [
    'conflict',
    'Their clearance was refused. Nobody can take their place before two persons have lifted that.',
  ],
  merge_not_possible: ['conflict', 'One of them accompanies the other: they are two people.'],
});
