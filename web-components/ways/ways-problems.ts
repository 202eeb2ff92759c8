import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'ways.no_plan': () => msg('No plan of the venue is published yet: import one and publish it.'),
  'ways.unknown_walkway': () =>
    msg('Another plan of the venue was published meanwhile, without one of these walkways. Choose again.'),
  'ways.unknown_closure': () => msg('This closure is over: somebody has ended it.'),
  'ways.too_many_closures': () => msg('So many closures are in force that another is not taken: end some first.'),
});
