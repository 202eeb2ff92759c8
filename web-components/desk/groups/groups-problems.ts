import { msg } from '@lit/localize';
import { speakOfProblems } from '../../api/problem.ts';

speakOfProblems({
  'registration.group_exists': () => msg('There is a group of this name already.'),
  'registration.group_unknown': () => msg('There is no such group any more.'),
  'registration.groups_too_many': () => msg('There are as many groups as there can be. Remove one that nobody needs.'),
  'registration.group_not_empty': () => msg('Somebody is still in this group. Take its members out first.'),
  'registration.not_of_this_group': () => msg('This delegate is not of this group any more.'),
});
