import { msg, str } from '@lit/localize';
import type { NetworkProfile } from '../../server/network-access/network-access.contract.ts';
import { routeWords } from '../network-account/outcome-words.ts';
import { formatNumber, keepTogether } from '../styles/format.ts';
import { boundsOf, isSpeed, type NumberTerm } from './profile-terms.ts';

/** A VLAN is a number by which it is called, without commas. */
const vlanName = (vlan: number): string => String(vlan);

/** `20 Mbit/s`, to the kilobit: what stands there is what holds. */
export const speedWords = (kbps: number): string => keepTogether(msg(str`${formatNumber(kbps / 1000)} Mbit/s`));

/** What the field of a term is called. */
export function termName(term: NumberTerm): string {
  switch (term) {
    case 'vlan':
      return msg('VLAN');
    case 'downKbps':
      return msg('Speed down, Mbit/s');
    case 'upKbps':
      return msg('Speed up, Mbit/s');
    case 'devices':
      return msg('Devices at once');
    case 'connectionMinutes':
      return msg('Connection time, minutes');
    case 'opensHoursBefore':
      return msg('Opens, hours before the conference');
    case 'closesHoursAfter':
      return msg('Closes, hours after the conference');
  }
}

/** What may stand in the field of a term, which is also what is wrong with anything else. */
export function boundsWords(term: NumberTerm): string {
  const { least, most } = boundsOf(term);
  const [from, to] = [least, most].map((bound) => (term === 'vlan' ? vlanName(bound) : formatNumber(bound)));
  return isSpeed(term) ? msg(str`A number from ${from} to ${to}.`) : msg(str`A whole number from ${from} to ${to}.`);
}

export interface Effect {
  readonly words: string;
  /** Whether somebody may be taken off who is connected. */
  readonly isFelt: boolean;
}

/** What happens to whom once `after` is saved in the place of `before`; nothing where they are the same. */
export function effectsOf(before: NetworkProfile, after: NetworkProfile): readonly Effect[] {
  const isOther = (...terms: (keyof NetworkProfile)[]) => terms.some((term) => before[term] !== after[term]);
  const effects: (Effect | false)[] = [
    isOther('vlan', 'routeOut') && { words: movedWords(after), isFelt: true },
    isOther('opensHoursBefore', 'closesHoursAfter') && {
      words: msg('If the network is closed now by these times, who is connected is taken off at once.'),
      isFelt: true,
    },
    isOther('sleepsOutside') && { words: sleepWords(after), isFelt: after.sleepsOutside },
    isOther('downKbps', 'upKbps', 'devices', 'connectionMinutes') && {
      words: msg('Speed, devices and connection time hold from the next joining on: nobody is taken off for them.'),
      isFelt: false,
    },
  ];
  return effects.filter((effect) => effect !== false);
}

function movedWords(after: NetworkProfile): string {
  const [vlan, route] = [vlanName(after.vlan), routeWords(after.routeOut)];
  return msg(
    str`Everybody of this category who is connected is taken off at once, and joins again on VLAN ${vlan} by the ${route}.`,
  );
}

const sleepWords = ({ sleepsOutside }: NetworkProfile): string =>
  sleepsOutside
    ? msg('Who has left the venue is taken off at once, and may join again once back.')
    : msg('Who has left the venue may join again.');
