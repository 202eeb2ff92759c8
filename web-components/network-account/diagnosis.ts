import { msg, str } from '@lit/localize';
import type { NetworkStanding } from '../../db/network-vocabulary.ts';
import type { NetworkAccount } from '../../server/network-access/network-access.contract.ts';
import { formatDateTime, formatNumber } from '../styles/format.ts';
import { outcomeWords, whatToDo } from './outcome-words.ts';

/** Why somebody cannot connect, and what to do. */
export interface Diagnosis {
  readonly mark: 'admit' | 'wait' | 'refuse';
  readonly lead: string;
  readonly todo: string;
}

/** From the account first, then from what its devices were told last. */
export function diagnose(account: NetworkAccount): Diagnosis {
  const { standing, attempts, connections, credentials } = account;
  if (standing !== 'awake')
    return { mark: markOf(standing), lead: standingWords(account, standing), todo: whatToDo(standing) };
  const [newest] = attempts;
  if (newest && newest.outcome !== 'admitted') {
    const device = newest.deviceName ?? msg('a device');
    const gaveUp = newest.outcome === 'server_not_trusted' || newest.outcome === 'tunnel_failed';
    return {
      mark: 'refuse',
      lead: gaveUp
        ? msg(str`The Wi-Fi is open for them, but ${device} broke off.`)
        : msg(str`The Wi-Fi is open for them, but ${device} was refused.`),
      todo: `${outcomeWords(newest.outcome)}. ${whatToDo(newest.outcome)}`,
    };
  }
  const open = connections.filter(({ disconnect }) => !disconnect).length;
  if (open > 0) {
    const lead =
      open === 1
        ? msg('It works: one device is connected.')
        : msg(str`It works: ${formatNumber(open)} devices are connected.`);
    return { mark: 'admit', lead, todo: msg('If a page does not load all the same, look at the hotspot.') };
  }
  return {
    mark: 'wait',
    lead: msg('The Wi-Fi is open for them; nothing is connected.'),
    todo: withoutConnection(credentials, newest !== undefined),
  };
}

function withoutConnection(credentials: NetworkAccount['credentials'], hasJoined: boolean): string {
  if (credentials.every(({ removedAt }) => removedAt))
    return msg('No device is set up: they scan “Wi-Fi for their phone” with it.');
  return hasJoined
    ? msg('Turn the Wi-Fi of the device off and on. Nothing new below: it did not ask, or not under its own name.')
    : msg(
        'No device has asked under a name of theirs. Is the right network chosen, and was the set-up finished on the device?',
      );
}

const markOf = (standing: NetworkStanding): Diagnosis['mark'] =>
  standing === 'not_open_yet' || standing === 'outside' || standing === 'not_cleared' ? 'wait' : 'refuse';

/** How the account stands, since or until when, and why. */
export function standingWords(account: NetworkAccount, standing = account.standing): string {
  const { opensAt, closesAt, revoked } = account;
  switch (standing) {
    case 'awake':
      return account.verifiedAt
        ? msg(
            str`Open since they were verified on ${formatDateTime(account.verifiedAt)}, until ${formatDateTime(closesAt)}.`,
          )
        : msg(str`Open until ${formatDateTime(closesAt)}.`);
    case 'not_open_yet':
      return msg(str`The Wi-Fi opens for them on ${formatDateTime(opensAt)}.`);
    case 'network_closed':
      return msg(str`The Wi-Fi closed for them on ${formatDateTime(closesAt)}.`);
    case 'account_revoked':
      return revoked
        ? msg(str`${revoked.by} revoked it on ${formatDateTime(revoked.at)}: ${revoked.because}`)
        : msg('It was revoked.');
    default:
      return closedWords(standing);
  }
}

function closedWords(standing: NetworkStanding): string {
  switch (standing) {
    case 'not_approved':
      return msg('Closed: their registration is not approved.');
    case 'not_cleared':
      return msg('Closed: vetting has not cleared them yet.');
    case 'not_verified':
      return msg('Closed: no station has verified them yet.');
    case 'outside':
      return msg('Closed while they are outside.');
    case 'registration_ended':
      return msg('Closed: their registration has ended.');
    default:
      return msg('Closed: their clearance was refused.');
  }
}
