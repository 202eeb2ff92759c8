import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'registration.delegate_unknown': () => msg('This delegate is not in the register any more.'),
  'registration.delegate_not_approved': () => msg('Only an approved delegate gets a badge.'),
  'registration.badge_unknown': () => msg('There is no such badge.'),
  'registration.badge_already_issued': () =>
    msg('The delegate has a badge of this kind already. Reissue or revoke that one.'),
  'registration.badge_not_good': () => msg('This badge was revoked or replaced before.'),
  'registration.conference_over': () =>
    msg('The conference is over: a badge would never be valid. Mend the dates first.'),
  'registration.badge_keys_sealed': () =>
    msg('The badge keys were sealed under another secret. Start with the right SECRET_KEY.'),
  'registration.import_under_way': () => msg('Another import is under way. Try again when it has ended.'),
  'registration.import_known': () => msg('This file was received already: see the imports so far.'),
  'registration.mapping_faulty': () => msg('The headings cannot be read like this. Look at them again.'),
  'registration.mapping_unknown': () => msg('What was said about these headings is not remembered any more.'),
  'registration.import_cut_off': () => msg('The file did not arrive whole. Nothing was imported; send it again.'),
});
