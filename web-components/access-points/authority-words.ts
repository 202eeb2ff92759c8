import { msg, str } from '@lit/localize';
import type { NetworkAuthority, NetworkStep } from '../../server/network-access/network-access.contract.ts';
import { formatDate, formatNumber } from '../styles/format.ts';

/** How an authority stands, in a few words. */
export function authorityStanding({ state, expiresAt }: Pick<NetworkAuthority, 'state' | 'expiresAt'>): string {
  const until = formatDate(expiresAt);
  switch (state) {
    case 'waits':
      return msg(str`trusted, and does not sign yet; good until ${until}`);
    case 'signs':
      return msg(str`signs; good until ${until}`);
    case 'succeeded':
      return msg(str`trusted, and signs no more; good until ${until}`);
    case 'retired':
      return msg('retired');
    case 'expired':
      return msg(str`over since ${until}`);
  }
}

/** What somebody has to do next, and where. */
export function stepWords(step: NetworkStep): string {
  switch (step) {
    case 'render':
      return msg('Next: run npm run freeradius:render, then start FreeRADIUS again.');
    case 'start':
      return msg('Next: start FreeRADIUS again; its files are new.');
    case 'retire':
      return msg('Next: retire it, once those who come have set up their devices with the newer one.');
  }
}

/** What is to be set up anew when it is retired; nothing where that is nothing. */
export function retiringWords({ retiring }: Pick<NetworkAuthority, 'retiring'>): readonly string[] {
  const { credentials = 0, accessPoints = 0, secrets = 0 } = retiring ?? {};
  const [devices, points, others] = [credentials, accessPoints, secrets].map(formatNumber);
  return [
    ...(credentials > 0 ? [msg(str`Devices with a certificate of it, which are taken off at once: ${devices}.`)] : []),
    ...(secrets > 0
      ? [
          msg(
            str`Devices set up by hand that trust it alone, and refuse the Wi-Fi from FreeRADIUS’s next start on: ${others}.`,
          ),
        ]
      : []),
    ...(accessPoints > 0
      ? [msg(str`Access points with a certificate of it, where nobody joins any more: ${points}.`)]
      : []),
  ];
}
