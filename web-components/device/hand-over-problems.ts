import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

// What the server says of a staff badge and its PIN, in the page's language.
speakOfProblems({
  'identity.badge_refused': () => msg('The badge or the PIN is not right.'),
  'identity.badge_locked': () =>
    msg('Too many wrong PINs: this badge is locked until its owner chooses another PIN on their account page.'),
  'identity.badge_elsewhere': () => msg('Your roles are for other work than that of this tablet.'),
  'identity.pin_missing': () => msg('This badge has no PIN yet. Its owner chooses one on their account page.'),
  'identity.too_many_pins': () =>
    msg('Too many wrong badges and PINs came from this tablet. Wait a moment, then try again.'),
  'identity.staff_disabled': () => msg('This member of staff is shut out. Ask an administrator.'),
});
