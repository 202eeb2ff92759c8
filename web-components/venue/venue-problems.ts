import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'venue.file_faulty': () => msg('Nothing of the file was taken: mend what is named below, and send it again.'),
  'venue.import_busy': () => msg('Other files of the venue are being read. Send this one again in a moment.'),
  'reading.too_heavy': () =>
    msg(
      'Reading this takes more memory than there is for it, so that nothing of it was taken. Send it in smaller parts.',
    ),
  'reading.too_slow': () =>
    msg(
      'Reading this takes longer than there is time for it, so that nothing of it was taken. Send it in smaller parts.',
    ),
  'venue.unknown_version': () => msg('This version is not there any more: somebody has replaced or discarded it.'),
  'venue.no_draft': () => msg('There is no draft any more.'),
  'venue.not_the_draft': () => msg('This version is no draft any more: somebody has published or replaced it.'),
  'venue.draft_faulty': () => msg('The plan has errors, and was not published: mend what is named below.'),
  'venue.not_restorable': () => msg('This is the draft itself. Put back one that was published.'),
  'venue.none_published': () => msg('No plan of the venue is published yet.'),
});
