import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'ways.unknown_place': () => msg('No place that may be shown has this code. Check its letters.'),
  'ways.no_plan': () => msg('There is no plan of the venue yet.'),
});
