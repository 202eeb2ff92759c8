import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'programme.session_unknown': () => msg('This session is not in the programme any more.'),
  'programme.too_many_favourites': () => msg('You have marked as many sessions as can be marked.'),
});
