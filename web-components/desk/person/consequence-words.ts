import { msg, str } from '@lit/localize';
import type { Consequence } from '../../../server/registration/changes/changes.contract.ts';
import { categoryName } from '../../styles/category-name.ts';
import { formatList, formatNumber } from '../../styles/format.ts';

/** What follows from a change, in one sentence: before it is made, and the same after it. */
export function sayConsequence(one: Consequence): string {
  switch (one.kind) {
    case 'badge_revoked':
      return one.medium === 'printed'
        ? msg(str`Printed badge ${one.number} is revoked.`)
        : msg(str`The badge on the phone, ${one.number}, is revoked.`);
    case 'badge_reissued':
      return one.medium === 'printed'
        ? msg(str`Printed badge ${one.number} is revoked, and a new one is to be printed.`)
        : msg('The badge on the phone is replaced; the phone shows the new one when it is next opened.');
    case 'badge_kept':
      return one.medium === 'printed'
        ? msg(str`Printed badge ${one.number} stays good.`)
        : msg('The badge on the phone stays good.');
    case 'verification_kept':
      return msg('They stay verified.');
    case 'verification_withdrawn':
      return msg('They are to be verified again at a station.');
    case 'verification_taken':
      return msg('They are verified, by what a station found for the other registration.');
    case 'refusal_taken':
      return msg('A station refused the other registration: so is this one.');
    case 'links_ended': {
      const count = formatNumber(one.count);
      return one.count === 1 ? msg('The link to their page ends.') : msg(str`${count} links to their page end.`);
    }
    case 'letter_written':
      return msg(str`A letter is written to ${one.toAddress}.`);
    case 'photograph_removed':
      return msg('The photograph is removed.');
    case 'photograph_taken':
      return msg('The photograph of the other registration is taken.');
    case 'companions_withdrawn': {
      const names = formatList(one.names);
      return msg(str`Withdrawn as well, as companions: ${names}.`);
    }
    case 'companions_taken': {
      const names = formatList(one.names);
      return msg(str`They come with this one from now on: ${names}.`);
    }
    case 'place_freed': {
      const category = categoryName(one.category);
      return msg(str`A place comes free: ${category}.`);
    }
    case 'place_taken': {
      const category = categoryName(one.category);
      return msg(str`A place is taken: ${category}.`);
    }
    case 'moved_up': {
      const count = formatNumber(one.count);
      return msg(str`Approved from the waiting list: ${count}.`);
    }
    case 'still_inside':
      return msg('They are inside, and any gate lets them leave.');
    case 'presence_taken':
      return msg('They are where the other registration was seen last.');
    case 'cannot_be_undone':
      return msg('This cannot be taken back.');
  }
}
