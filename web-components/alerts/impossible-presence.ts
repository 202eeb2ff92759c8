import { msg } from '@lit/localize';
import {
  type ImpossiblePresence,
  impossiblePresence,
} from '../../server/impossible-presence/impossible-presence.contract.ts';

/** What cannot be, and what to do, in the page's language; of where anybody is, nothing. */
export function sentenceOfImpossiblePresence(because: string): string {
  return `${whatCannotBe(impossiblePresence.parse(because))} ${msg('Ask them whether they have lent a device, or given its set-up away. If they have not, revoke their Wi-Fi.')}`;
}

function whatCannotBe(how: ImpossiblePresence): string {
  switch (how) {
    case 'not_inside':
      return msg('A device of theirs came in without them, by what the gates know.');
    case 'far':
      return msg(
        'A device of theirs came to a hotspot so far from the gate where they last passed that nobody is so fast.',
      );
    case 'two_places':
      return msg('Two of their devices came to two hotspots so far apart that nobody is so fast.');
  }
}
