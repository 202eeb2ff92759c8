import { msg } from '@lit/localize';
import type { LetterKind } from '../../db/vocabulary.ts';
import { speakOfProblems } from '../api/problem.ts';

/** What staff call a letter. */
export function letterName(kind: LetterKind): string {
  switch (kind) {
    case 'invitation':
      return msg('Invitation');
    case 'form_link':
      return msg('Link to the form');
    case 'received':
      return msg('Registration received');
    case 'approved':
      return msg('Approved, with the badge');
    case 'declined':
      return msg('Declined');
    case 'more_needed':
      return msg('More is needed');
    case 'waitlisted':
      return msg('On the waiting list');
    case 'withdrawn':
      return msg('Withdrawn');
    case 'new_link':
      return msg('New link');
  }
}

speakOfProblems({
  'registration.letter_unknown': () => msg('This letter is not there any more.'),
  'registration.letter_too_old': () =>
    msg('This form was sent so long ago that its link is no longer kept. The person can begin a new one.'),
  'registration.letter_not_fitting': () =>
    msg('This delegate was declined, has withdrawn, or is registered twice: see first to that.'),
  'registration.changed_meanwhile': () => msg('Somebody changed this meanwhile. Look at it again, then decide.'),
});
