import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'registration.badge_not_printable': () =>
    msg('One of these is no printed badge that is good now. Nothing was printed: look it up at the desk.'),
  'registration.printing_busy': () => msg('Other badges are being drawn just now. Try again in a moment.'),
});
