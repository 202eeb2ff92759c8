import { msg } from '@lit/localize';
import type { RulePart } from './rule-words.ts';

/** What a part of a rule is called: the heading of its dialog, and what a screen reader hears before its words. */
export function partName(part: RulePart): string {
  switch (part) {
    case 'who':
      return msg('Who');
    case 'zone':
      return msg('Where');
    case 'when':
      return msg('When');
    case 'verification':
      return msg('First entry');
    case 'reentry':
      return msg('Coming again');
    case 'capacity':
      return msg('How many at a time');
    case 'elsewhere':
      return msg('One zone at a time');
    case 'checkOut':
      return msg('Check-out');
    case 'companions':
      return msg('Companions');
  }
}

/** What the choice means, where its words alone do not tell. */
export function partHint(part: RulePart): string {
  switch (part) {
    case 'who':
      return msg('The first rule from above that names category and zone, and is in force, decides for a person.');
    case 'when':
      return msg('By the clock of the conference. What is left empty sets no limit.');
    case 'verification':
      return msg('Who is verified stays so: a station looks at each person once.');
    case 'reentry':
      return msg('Entries are counted only where a rule limits them.');
    case 'capacity':
      return msg('The number holds for all who are named here, whichever rule lets them in. Nobody is put out.');
    case 'elsewhere':
      return msg('Somebody comes to this zone who was not scanned out of another one beside it.');
    case 'checkOut':
      return msg('Who was not scanned out counts as being in the zone around it from then on.');
    case 'companions':
      return msg('A companion is bound to the delegate whom they accompany.');
    case 'zone':
      return '';
  }
}
