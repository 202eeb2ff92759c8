import { defineFaults } from '../kernel/domain-error.ts';

export const identityFaults = defineFaults('identity', {
  staff_unknown: ['not_found', 'There is no such member of staff.'],
  staff_disabled: ['conflict', 'This member of staff may not sign in any more. Ask an administrator.'],
  email_taken: ['conflict', 'A member of staff with this e-mail address is there already.'],
  last_administrator: ['conflict', 'This is the last administrator. Make another one first.'],

  link_unknown: ['not_found', 'This sign-in link is not known. Ask an administrator for a new one.'],
  link_used: ['gone', 'This sign-in link has been used. Each works once: ask an administrator for a new one.'],
  link_expired: ['gone', 'This sign-in link is over: it was good for 15 minutes. Ask for a new one.'],
  too_many_attempts: ['too_many', 'Too many wrong sign-in links came from here. Wait a minute, then try again.'],

  passkey_unknown: [
    'not_found',
    'This passkey is not known here. Use another one, or ask an administrator for a link.',
  ],
  passkey_revoked: ['gone', 'This passkey was revoked. Use another one, or ask an administrator for a link.'],
  passkey_refused: ['forbidden', 'This passkey was not accepted. Try again, and let your device check that it is you.'],
  passkey_elsewhere: ['forbidden', 'This passkey was used on a page of another address.'],
  passkey_copied: ['forbidden', 'This passkey seems to have been copied. Ask an administrator for a new sign-in link.'],
  passkey_known: ['conflict', 'This passkey is there already.'],
  passkeys_full: ['conflict', 'You have as many passkeys as there may be. Remove one first.'],
  last_passkey: ['conflict', 'This is your only passkey. Make another one first.'],
  passkey_not_roaming: [
    'forbidden',
    'This tablet is shared, so no passkey is kept on it. Use the one on your telephone, a security key, or your badge.',
  ],
  sign_in_unknown: ['not_found', 'There is no such sign-in.'],

  badge_refused: ['forbidden', 'The badge or the PIN is not right.'],
  badge_locked: [
    'forbidden',
    'Too many wrong PINs: this badge is locked until its owner chooses another PIN on their account page.',
  ],
  badge_elsewhere: ['forbidden', 'Your roles are for other work than that of this tablet.'],
  pin_missing: ['conflict', 'This badge has no PIN yet. Its owner chooses one on their account page.'],
  pin_easy: ['unprocessable', 'This PIN is among those that are guessed first. Choose another one.'],
  too_many_pins: ['too_many', 'Too many wrong badges and PINs came from this tablet. Wait a moment, then try again.'],
  staff_badge_unknown: ['not_found', 'There is no badge for this member of staff. An administrator makes one.'],
  own_passkey_needed: ['forbidden', 'This takes your passkey: sign in with it, on a device of your own.'],
  registration_over: ['conflict', 'This registration was withdrawn or declined: nothing is to be proven with it.'],

  delegate_unknown: ['not_found', 'There is no such delegate.'],
  delegate_link_unknown: [
    'not_found',
    'This link is not known. Perhaps a part of it was lost on the way: open it again from the letter.',
  ],
  delegate_link_ended: ['gone', 'This link has ended. Use the newest letter that you were sent, or ask the desk.'],

  device_unknown: ['not_found', 'There is no such device.'],
  device_revoked: ['forbidden', 'This device was revoked. A supervisor can show a code that enrols it anew.'],
  device_code_unknown: ['not_found', 'This code is not known. Look at it again, or ask a supervisor for another one.'],
  device_code_used: ['gone', 'This code has been used. Each enrols one device: ask a supervisor for another one.'],
  device_code_over: ['gone', 'This code is over: it was good for two minutes. Ask a supervisor for another one.'],
  device_key_unusable: ['unprocessable', 'The key of this device is not one of P-256.'],
  device_key_known: ['conflict', 'There is a device with this key already. A device makes a new one each time.'],
  signature_wrong: ['forbidden', 'This was not signed by the device that it names.'],
  challenge_over: ['gone', 'The challenge is over, or was answered before. Ask for a new one.'],
  not_at_a_station: ['unprocessable', 'Only a device of a station has a station.'],
  lane_unknown: ['unprocessable', 'There is no such lane.'],
  lane_needed: ['unprocessable', 'A device at a lane needs its lane, and only such a device has one.'],
  collector_key_unknown: ['not_found', 'There is no such collector key.'],

  station_unknown: ['not_found', 'There is no such station.'],
  station_in_use: ['conflict', 'People were sent to this station, so it cannot be removed.'],
  station_twice: ['unprocessable', 'Two stations have the same id or the same number.'],
  gate_unknown: ['unprocessable', 'There is no such gate.'],

  verification_unknown: ['not_found', 'There is no such verification.'],
  verification_decided: ['conflict', 'This person has been decided already.'],
  taken_by_another: ['conflict', 'Another officer has this person now, or you have them on another screen.'],
  for_supervisors: ['forbidden', 'This person was passed on: only a supervisor may take them now.'],
  lease_over: ['conflict', 'Your time with this person is over. Take them again to go on.'],
  document_needed: ['unprocessable', 'Type the last four characters of the document, to compare them.'],
  document_differs: ['unprocessable', 'These are not the last four characters that were registered.'],
  supervisor_needed: ['forbidden', 'Only a supervisor may verify in this way.'],
  reason_needed: ['unprocessable', 'Say in a sentence what you went by.'],
});
