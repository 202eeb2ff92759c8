import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'admission.delegate_unknown': () => msg('This delegate is not there any more. Search again.'),
  'admission.too_many_look_ups': () =>
    msg('You have looked up as many as one person may. Wait a moment, then try again.'),
});
