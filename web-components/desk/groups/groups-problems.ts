import { msg } from '@lit/localize';
import { speakOfProblems } from '../../api/problem.ts';

speakOfProblems({
  'registration.group_exists': () => msg('There is a group of this name already.'),
  'registration.group_unknown': () => msg('There is no such group any more.'),
  'registration.not_of_this_group': () => msg('This delegate is not of this group any more.'),
});
