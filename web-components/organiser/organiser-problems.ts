import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'registration.changed_meanwhile': () =>
    msg('Somebody else changed this meanwhile. Nothing was saved: read it again, then make your change anew.'),
  'registration.question_answered': () =>
    msg('Somebody answered this question: its kind and the options that were chosen must stay. Ask a new one instead.'),
  'registration.conference_unknown': () => msg('The conference has no name and no dates yet.'),
});
