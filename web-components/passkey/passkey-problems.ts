import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

const again = () => msg('The passkey was not accepted. Try again, and let your device check that it is you.');

speakOfProblems({
  'page.passkey_not_shown': () =>
    msg('No passkey was used: the question was closed, took too long, or there is none of yours on this device.'),
  'page.passkey_other_address': () =>
    msg('Passkeys work only at the address that Causeway was set up for. Open it there.'),
  'page.passkey_there_already': () => msg('There is a passkey of yours on this device already.'),
  'page.passkey_unsuited': () =>
    msg('This device cannot keep such a passkey. Use a telephone, or another security key.'),
  'page.passkey_failed': () => msg('The device could not use a passkey. Try again, or use another one.'),
  'identity.passkey_unknown': () =>
    msg('This passkey is not known here. Use another one, or ask an administrator for a link.'),
  'identity.passkey_revoked': () =>
    msg('This passkey was revoked. Use another one, or ask an administrator for a link.'),
  'identity.passkey_refused': again,
  'identity.challenge_over': again,
  'identity.passkey_elsewhere': () => msg('This passkey was used on a page of another address.'),
  'identity.passkey_copied': () =>
    msg('This passkey seems to have been copied. Ask an administrator for a new sign-in link.'),
  'identity.passkey_known': () => msg('This passkey is there already.'),
  'identity.passkeys_full': () => msg('You have as many passkeys as there may be. Remove one first.'),
  'identity.passkey_not_yours': () => msg('This passkey is of somebody else. Use one of your own.'),
  'identity.last_passkey': () => msg('This is your only passkey. Make another one first.'),
  'identity.passkey_not_roaming': () =>
    msg(
      'This tablet is shared, so no passkey is kept on it. Use the one on your telephone, a security key, or your badge.',
    ),
  'identity.own_passkey_needed': () => msg('This takes your passkey: sign in with it, on a device of your own.'),
  'identity.pin_easy': () => msg('This PIN is among those that are guessed first. Choose another one.'),
  'identity.staff_badge_unknown': () => msg('Your badge was revoked meanwhile. An administrator makes another one.'),
  'identity.sign_in_unknown': () => msg('This sign-in has ended already.'),
});
