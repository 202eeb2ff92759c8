import { defineFaults } from '../kernel/domain-error.ts';

export const registrationFaults = defineFaults('registration', {
  delegate_unknown: ['not_found', 'There is no such delegate.'],
  changed_meanwhile: ['conflict', 'Somebody changed this meanwhile. Look at it again, then decide.'],
  too_many_pages_open: ['too_many', 'As many pages are told at once as can be. This one looks again each minute.'],
  too_many_searches: ['too_many', 'You have searched as often as one person may. Wait a moment, then try again.'],
  delegate_not_approved: ['conflict', 'Only an approved delegate gets a badge.'],
  badge_unknown: ['not_found', 'There is no such badge.'],
  badge_already_issued: ['conflict', 'The delegate has a badge of this kind already. Reissue or revoke that one.'],
  badge_not_good: ['conflict', 'This badge was revoked or replaced before.'],
  badge_not_printable: [
    'conflict',
    'One of these is no printed badge that is good now. Nothing was printed; look it up and print what has taken its place.',
  ],
  conference_over: ['conflict', 'The conference is over: a badge would never be valid. Mend the dates first.'],
  badge_keys_sealed: [
    'unavailable',
    'The badge keys were sealed under another secret. Start with the right SECRET_KEY.',
  ],
  import_faulty: ['unprocessable', 'Nothing was imported: the file has faults. Mend them and send it again.'],
  import_under_way: ['conflict', 'Another import is under way. Try again when it has ended.'],
  import_known: ['conflict', 'This import was received before. Look up its outcome, or send the file under a new id.'],
  import_unknown: ['not_found', 'There is no such import.'],
  import_cut_off: ['malformed', 'The file did not arrive whole. Nothing was imported; send it again.'],
});
