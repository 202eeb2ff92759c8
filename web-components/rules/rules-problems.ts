import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'admission.rules_changed_meanwhile': () =>
    msg(
      'Somebody else has saved other rules meanwhile. Look at them, and make your change again. Nothing was changed.',
    ),
  'admission.rules_invalid': () =>
    msg('The rules do not fit the venue: a zone that one of them names is no longer there. Nothing was changed.'),
});
