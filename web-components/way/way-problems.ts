import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'ways.unknown_place': () => msg('No place has this code. Look at the sign again.'),
  'ways.no_plan': () => msg('There is no plan of the venue yet.'),
});
