import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

const notAccepted = () => msg('Your phone was not accepted. Try again, and let it check that it is you.');
const another = () => msg('The passkey that answered is of somebody else. Use your own phone, or show your document.');

speakOfProblems({
  'identity.phone_code_unknown': () =>
    msg('This code is not known. Look at it again, or ask the officer for another one.'),
  'identity.phone_code_used': () =>
    msg('This code has been answered. Each is good once: ask the officer for another one.'),
  'identity.phone_code_over': () =>
    msg('This code is over: it was good for one minute. Ask the officer for another one.'),
  'identity.phone_not_asked': () =>
    msg('The officer does not ask any more. Show your document instead, or ask for another code.'),
  'identity.passkey_of_another': another,
  'identity.passkey_unknown': another,
  'identity.passkey_revoked': () => msg('This passkey was removed. Show your document instead.'),
  'identity.passkey_refused': notAccepted,
  'identity.challenge_over': notAccepted,
  'identity.passkey_copied': () => msg('This passkey seems to have been copied. Show your document instead.'),
  'identity.passkey_elsewhere': () =>
    msg('This page was opened at another address. Scan the code at the station again.'),
  'identity.too_many_attempts': () => msg('Too many tries came from here. Show your document instead.'),
  'page.passkey_not_shown': () =>
    msg('Nothing was shown: the question was closed, took too long, or there is no passkey of yours on this phone.'),
  'page.passkey_failed': () => msg('Your phone could not use a passkey. Try again, or show your document.'),
  'page.passkey_other_address': () =>
    msg('This page was opened at another address. Scan the code at the station again.'),
});
