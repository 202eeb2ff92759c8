import { msg, str } from '@lit/localize';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import { formatList, formatNumber, formatTime, inPageLanguage } from '../../styles/format.ts';

/** The badges that are good, by their numbers. */
export function sayBadges({ badges }: DelegateDetails): string {
  const good = badges.filter(({ revokedAt }) => !revokedAt);
  if (good.length === 0) return msg('No badge');
  const numbers = good.map(({ medium, number }) =>
    medium === 'phone' ? msg(str`${number} on the phone`) : msg(str`${number} printed`),
  );
  const list = formatList(numbers);
  return good.length === 1 ? msg(str`Badge ${list}`) : msg(str`Badges ${list}`);
}

/** How often they came in, and where they are. */
export function sayVisits({ entries, presence }: DelegateDetails): string {
  if (entries === 0) return msg('Not come yet');
  const times = formatNumber(entries);
  const visits = entries === 1 ? msg('Came in once') : msg(str`Came in ${times} times`);
  if (!presence) return msg(str`${visits}, not inside`);
  const zone = inPageLanguage(presence.zoneName);
  if (!presence.since) return msg(str`${visits}, inside: ${zone}`);
  const time = formatTime(presence.since);
  return msg(str`${visits}, inside since ${time}: ${zone}`);
}
