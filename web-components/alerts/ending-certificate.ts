import { msg, str } from '@lit/localize';
import { endingCertificate } from '../../server/network-access/authorities/ending-certificates.contract.ts';
import { formatDate } from '../styles/format.ts';

/** Whose certificate ends, what follows from it, and what to do, in the page's language. */
export function sentenceOfEndingCertificate(because: string): string {
  const { of, name, endsAt, daysLeft } = endingCertificate.parse(JSON.parse(because));
  const day = formatDate(endsAt);
  if (of === 'authority') {
    const what = daysLeft
      ? msg(str`The authority ${name}, which phones trust on the Wi-Fi, ends on ${day}.`)
      : msg(str`The authority ${name}, which phones trusted on the Wi-Fi, ended on ${day}.`);
    return `${what} ${msg('Make one that succeeds it, so that phones can be set up with both while the old one is good.')}`;
  }
  if (of === 'radius_server') {
    const what = daysLeft
      ? msg(str`The certificate of the FreeRADIUS “${name}” ends on ${day}.`)
      : msg(str`The certificate of the FreeRADIUS “${name}” ended on ${day}.`);
    return `${what} ${msg('Run npm run freeradius:render for it and start it again: without that, no phone joins the Wi-Fi through it.')}`;
  }
  const what = daysLeft
    ? msg(str`The certificate of the access point ${name} ends on ${day}.`)
    : msg(str`The certificate of the access point ${name} ended on ${day}.`);
  return `${what} ${msg('Make a new one and put it onto the access point: without it, nobody joins there.')}`;
}
