import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

// What the server answers an administrator, in the page's language.
speakOfProblems({
  'identity.staff_unknown': () => msg('There is no such member of staff any more. Open the page again.'),
  'identity.staff_disabled': () => msg('This member of staff is shut out. Let them in again first.'),
  'identity.email_taken': () => msg('A member of staff with this e-mail address is there already.'),
  'identity.last_administrator': () => msg('This is the last administrator. Make another one first.'),
});
