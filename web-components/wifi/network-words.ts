import { msg, str } from '@lit/localize';
import type { OwnNetwork } from '../../server/network-access/network-access.contract.ts';
import type { MarkKind } from '../elements/mark.ts';
import { formatMoment } from '../styles/format.ts';

type Standing = OwnNetwork['standing'];

export interface NetworkWords {
  readonly mark: MarkKind;
  /** On the delegate's own page. */
  readonly inShort: string;
  readonly heading: string;
  readonly sentence: string;
}

const over: readonly Standing[] = ['registration_ended', 'vetting_rejected', 'account_revoked', 'network_closed'];

/** Nothing of these wakes again by itself: there is nothing to set up any more. */
export const isOver = (standing: Standing): boolean => over.includes(standing);

/** How the network stands for a delegate, and what to do; times by the clock of the conference. */
export function networkWords(network: OwnNetwork, timeZone: string): NetworkWords {
  const { standing, opensAt, closesAt } = network;
  switch (standing) {
    case 'awake':
      return {
        ...{ mark: 'admit', inShort: msg('open for you') },
        heading: msg('The Wi-Fi is open for you'),
        sentence: msg(str`Until ${formatMoment(closesAt, timeZone)}.`),
      };
    case 'not_open_yet':
      return {
        ...sleeps(msg(str`The Wi-Fi opens for you on ${formatMoment(opensAt, timeZone)}`)),
        inShort: msg(str`opens on ${formatMoment(opensAt, timeZone)}`),
      };
    case 'outside':
      return {
        ...{ mark: 'wait', inShort: msg('opens when you go in') },
        heading: msg('The Wi-Fi is for those who are inside'),
        sentence: msg('You went out through a gate. It opens again when you go in.'),
      };
    case 'not_verified':
      return {
        ...sleeps(msg('The Wi-Fi opens once a station has seen your identity document')),
        ...{ mark: 'refer', inShort: msg('opens once you are verified') },
      };
    case 'not_approved':
      return sleeps(msg('The Wi-Fi opens once your registration is approved'));
    case 'not_cleared':
      return sleeps(msg('The Wi-Fi opens once the check of your category is finished'));
    default:
      return {
        mark: 'refuse',
        inShort: msg('ended'),
        heading: msg('The Wi-Fi has ended for you'),
        sentence: whyOver(network, timeZone),
      };
  }
}

const sleeps = (heading: string): NetworkWords => ({
  ...{ mark: 'wait', inShort: msg('not open yet'), heading },
  sentence: msg('Set your devices up now: they join by themselves from that moment on.'),
});

function whyOver({ standing, closesAt }: OwnNetwork, timeZone: string): string {
  switch (standing) {
    case 'network_closed':
      return msg(str`It was open for you until ${formatMoment(closesAt, timeZone)}.`);
    case 'registration_ended':
      return msg('Your registration has ended.');
    default:
      return msg('Ask at a desk: they tell you how to go on.');
  }
}
