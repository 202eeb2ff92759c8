import { msg } from '@lit/localize';
import type { JoinOutcome } from '../../db/network-vocabulary.ts';
import type { MarkKind } from '../elements/mark.ts';

export interface AttemptWords {
  readonly mark: MarkKind;
  readonly happened: string;
  /** Empty where nothing is to be done. */
  readonly toDo: string;
}

/** What came of a device's asking to join, as its owner is told it, and what they can do. */
export function attemptWords(outcome: JoinOutcome): AttemptWords {
  const [mark, happened, toDo] = said[outcome]();
  return { mark, happened, toDo };
}

type Said = () => [MarkKind, string, string];
const atADesk = () => msg('If that is a mistake, ask at a desk.');
const byItself = () => msg('Wait: the device joins by itself then.');
const anew = () => msg('Remove the device above, and set it up anew.');

const said: Readonly<Record<JoinOutcome, Said>> = {
  admitted: () => ['admit', msg('It was let in.'), ''],
  wrong_secret: () => [
    'refuse',
    msg('The password was wrong.'),
    msg('Enter it once more. If you do not have it any more, remove the device above and set it up anew.'),
  ],
  server_not_trusted: () => [
    'refuse',
    msg('Your device did not trust this Wi-Fi.'),
    msg('See that its date is right. If it is, remove the device above and set it up anew.'),
  ],
  certificate_not_trusted: () => ['refuse', msg('What your device showed is not of this Wi-Fi.'), anew()],
  name_unknown: () => [
    'refuse',
    msg('The user name was wrong.'),
    msg('Compare it letter by letter, or remove the device above and set it up anew.'),
  ],
  wrong_method: () => ['refuse', msg('Your device asked in another way than it was set up for.'), anew()],
  tunnel_failed: () => [
    'refer',
    msg('Your device broke off before it said who it is.'),
    msg('Switch its Wi-Fi off and on. If that does not help, remove the device above and set it up anew.'),
  ],
  access_point_removed: () => [
    'wait',
    msg('The network was being changed at this place.'),
    msg('Walk some steps on, and switch the Wi-Fi of the device off and on.'),
  ],
  too_many_devices: () => [
    'refer',
    msg('As many of your devices were on as may be.'),
    msg('Switch the Wi-Fi off on one of them, or remove one above.'),
  ],
  not_verified: () => [
    'refer',
    msg('No station had seen your identity document yet.'),
    msg('Go to a station with it. The device joins by itself then.'),
  ],
  not_approved: () => ['wait', msg('Your registration was not approved yet.'), byItself()],
  not_cleared: () => ['wait', msg('The check of your category was not finished yet.'), byItself()],
  not_open_yet: () => ['wait', msg('The Wi-Fi was not open for you yet.'), byItself()],
  outside: () => ['wait', msg('You were outside.'), msg('Go in through a gate. The device joins by itself then.')],
  registration_ended: () => ['refuse', msg('Your registration had ended.'), atADesk()],
  vetting_rejected: () => ['refuse', msg('The Wi-Fi had ended for you.'), atADesk()],
  account_revoked: () => ['refuse', msg('The Wi-Fi had ended for you.'), atADesk()],
  network_closed: () => ['refuse', msg('The Wi-Fi was closed for you already.'), atADesk()],
  credential_removed: () => [
    'refuse',
    msg('You had removed this device.'),
    msg('Set it up anew, and let the device forget the old network or profile.'),
  ],
  credential_not_yet_valid: () => ['wait', msg('What you set up was not valid yet.'), byItself()],
  credential_expired: () => ['refuse', msg('What you set up was not valid any more.'), anew()],
  profile_changed: () => ['wait', msg('The network for your category had changed.'), byItself()],
};
