import { msg } from '@lit/localize';
import type { JoinMethod, JoinOutcome, RouteOut, StrangerReason } from '../../db/network-vocabulary.ts';

/** What a device was answered, in a few words. */
export function outcomeWords(outcome: JoinOutcome | StrangerReason): string {
  switch (outcome) {
    case 'admitted':
      return msg('Let in');
    case 'not_approved':
      return msg('Refused: registration not approved');
    case 'not_cleared':
      return msg('Refused: not cleared by vetting yet');
    case 'not_verified':
      return msg('Refused: identity not verified yet');
    case 'not_open_yet':
      return msg('Refused: Wi-Fi not open for them yet');
    case 'outside':
      return msg('Refused: they have left the venue');
    case 'registration_ended':
      return msg('Refused: registration has ended');
    case 'vetting_rejected':
      return msg('Refused: clearance was refused');
    case 'account_revoked':
      return msg('Refused: their Wi-Fi is revoked');
    case 'network_closed':
      return msg('Refused: Wi-Fi is over for them');
    case 'credential_removed':
      return msg('Refused: this device was removed');
    case 'credential_not_yet_valid':
      return msg('Refused: set-up not valid yet');
    case 'credential_expired':
      return msg('Refused: set-up has expired');
    case 'wrong_secret':
      return msg('Refused: wrong password');
    case 'too_many_devices':
      return msg('Refused: too many devices');
    case 'access_point_removed':
      return msg('Refused: access point was taken off');
    case 'profile_changed':
      return msg('Taken off: other network now');
    default:
      return unprovenWords(outcome);
  }
}

/** Of a device that had not proven whose it is. */
function unprovenWords(outcome: Unproven): string {
  switch (outcome) {
    case 'server_not_trusted':
      return msg('Gave up: does not trust our certificate');
    case 'certificate_not_trusted':
      return msg('Refused: certificate not of this Wi-Fi');
    case 'name_unknown':
      return msg('Refused: a user name that nobody has');
    case 'wrong_method':
      return msg('Refused: asked in another way than set up');
    case 'tunnel_failed':
      return msg('Broke off before it was known who asks');
    case 'no_device_address':
      return msg('Refused: access point does not tell the device');
  }
}
type Unproven = Exclude<StrangerReason, 'credential_expired' | 'credential_not_yet_valid'>;

/** What staff do about it, in one sentence. */
export function whatToDo(outcome: Exclude<JoinOutcome, 'admitted'>): string {
  return ofPerson(outcome) ?? ofDevice(outcome);
}

/** What no device of theirs changes. */
function ofPerson(outcome: JoinOutcome): string | undefined {
  switch (outcome) {
    case 'not_approved':
      return msg('The desk decides on their registration.');
    case 'not_cleared':
      return msg('Vetting decides; the Wi-Fi opens by itself when they are cleared and verified.');
    case 'not_verified':
      return msg('Send them to a station: the Wi-Fi opens the moment they are verified.');
    case 'not_open_yet':
      return msg('Tell them when it opens; it does so by itself.');
    case 'outside':
      return msg('It opens again when they come in through a gate.');
    case 'registration_ended':
      return msg('The desk can restore the registration.');
    case 'vetting_rejected':
      return msg('Call a supervisor.');
    case 'account_revoked':
      return msg('A supervisor, or who sees to the network, can restore it.');
    case 'network_closed':
      return msg('The conference is over for their category.');
    default:
      return undefined;
  }
}

function ofDevice(outcome: JoinOutcome): string {
  switch (outcome) {
    case 'too_many_devices':
      return msg('They remove a device on their page, or turn the Wi-Fi of another one off.');
    case 'credential_not_yet_valid':
      return msg('Try again in a minute.');
    case 'profile_changed':
      return msg('The device comes back by itself; turn its Wi-Fi off and on if it does not.');
    case 'server_not_trusted':
      return msg('Is the date of the device right? If so, forget the network on it, then set it up anew.');
    case 'name_unknown':
      return msg('Compare the user name letter by letter with the one on their page, or set the device up anew.');
    case 'wrong_method':
      return msg('On the device: PEAP with MSCHAPv2, or TTLS with PAP, as it was set up. Or set it up anew.');
    case 'tunnel_failed':
      return msg('Try again. A device that knows nothing newer than TLS 1.1 cannot join.');
    case 'access_point_removed':
      return msg('It is not in the inventory any more: import it again, or switch it off.');
    case 'wrong_secret':
      return msg('Forget the network on the device, then set it up anew: a password typed wrong stays wrong.');
    default:
      return msg('Forget the network on the device, then set it up anew.');
  }
}

export function methodWords(method: JoinMethod): string {
  switch (method) {
    case 'tls':
      return msg('certificate');
    case 'peap':
      return msg('password (PEAP)');
    case 'ttls':
      return msg('password (TTLS)');
  }
}

/** By which way their network leaves the venue. */
export const routeWords = (route: RouteOut): string =>
  route === 'domestic' ? msg('domestic route') : msg('international route');
