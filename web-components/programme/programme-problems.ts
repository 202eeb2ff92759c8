import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

/** What is wrong with the source of a programme, by the code that is kept with it. */
const sentences = {
  'programme.schedule_faulty': () => msg('Something in the file is wrong, so that nothing was changed.'),
  'programme.reading_busy': () => msg('Other programmes are being read. Try again in a moment.'),
  'reading.too_heavy': () =>
    msg(
      'Reading this takes more memory than there is for it, so that nothing of it was taken. Send it in smaller parts.',
    ),
  'reading.too_slow': () =>
    msg(
      'Reading this takes longer than there is time for it, so that nothing of it was taken. Send it in smaller parts.',
    ),
  'programme.changed_since_preview': () => msg('What is there now is not what was previewed. Preview it once more.'),
  'programme.too_many_sources': () => msg('There are as many programmes as are taken here. Remove one first.'),
  'programme.source_unknown': () => msg('This programme is not there any more.'),
  'programme.no_address': () => msg('This programme was put from a file: it has no address to follow.'),
  'programme.room_unknown': () => msg('This room is not in the programme any more.'),
  'programme.place_unknown': () => msg('The plan of the venue that is published has no such place.'),
  'fetching.address_refused': () =>
    msg('This address leads into a private network, or is no plain web address: it is not asked.'),
  'fetching.address_unreachable': () => msg('Nobody answers at this address.'),
  'fetching.address_failed': () => msg('This address answers that it has nothing to give.'),
  'fetching.address_redirects': () => msg('This address sends on and on to others.'),
  'fetching.address_too_slow': () => msg('This address takes too long to answer.'),
  'fetching.address_too_large': () => msg('What this address gives is larger than any programme.'),
  'fetching.address_encoded': () => msg('This address gives something packed, though plain content was asked for.'),
  'programme.too_many_cancelled': () =>
    msg('The newest version would cancel most of what is still to come. It waits until somebody puts it by hand.'),
} as const;

speakOfProblems(sentences);

export const sourceFaultWords = (code: string): string =>
  code in sentences ? sentences[code as keyof typeof sentences]() : code;
