import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'privacy.delegate_unknown': () => msg('This delegate is not there any more.'),
  'proposals.proposed_already': () => msg('This has been proposed already, and waits for a second person.'),
});
