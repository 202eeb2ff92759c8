import { defineFaults } from '../../kernel/domain-error.ts';

export const reviewFaults = defineFaults('registration', {
  no_place_left: ['conflict', 'No place is left in this category. Put them on the waiting list, or raise the quota.'],
  decision_not_possible: ['conflict', 'This registration cannot be decided on like that.'],
  companion_before_delegate: ['conflict', 'This is a companion of somebody who is not approved. Decide on them first.'],
  due_in_past: ['unprocessable', 'The day until which it is expected is past. Choose today or a later one.'],
  supervisor_needed: [
    'forbidden',
    'Only a supervisor can do this: the category is not open to everybody, or you registered this person yourself.',
  ],
});
