import { msg, str } from '@lit/localize';
import { unreadableAccounting } from '../../server/network-access/freeradius/word-of-freeradius.contract.ts';
import { formatNumber } from '../styles/format.ts';

/** What could not be read, what follows from it, and where to look, in the page's language. */
export function sentenceOfUnreadableAccounting(because: string): string {
  const count = formatNumber(unreadableAccounting.parse(JSON.parse(because)).count);
  const what = msg(
    str`Records put aside: ${count}. What they told of connections and traffic is not counted; phones join as before.`,
  );
  return `${what} ${msg('An access point may count wrongly, or FreeRADIUS’s disk was torn: the runbook on access points says where the records are.')}`;
}
