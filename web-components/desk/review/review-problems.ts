import { msg } from '@lit/localize';
import { speakOfProblems } from '../../api/problem.ts';

speakOfProblems({
  'registration.changed_meanwhile': () => msg('Somebody changed this meanwhile. Look at it again, then decide.'),
  'registration.no_place_left': () =>
    msg('No place is left in this category. Put them on the waiting list, or raise the quota.'),
  'registration.decision_not_possible': () => msg('This registration cannot be decided on like that.'),
  'registration.companion_before_delegate': () =>
    msg('This is a companion of somebody who is not approved. Decide on them first.'),
  'registration.supervisor_needed': () =>
    msg(
      'Only a supervisor can do this: the category is not open to everybody, or you registered this person yourself.',
    ),
  'registration.due_in_past': () => msg('The day until which it is expected is past. Choose today or a later one.'),
});
