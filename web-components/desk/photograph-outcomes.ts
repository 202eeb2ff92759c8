import { msg } from '@lit/localize';
import type { PhotographEntryOutcome } from '../../server/registration/photographs/photographs.contract.ts';

/** Why a file of an archive was not taken, and what would mend it. */
export function outcomeWords(outcome: PhotographEntryOutcome): string {
  switch (outcome) {
    case 'taken':
      return msg('Taken');
    case 'reference_unknown':
      return msg('No delegate has this reference. The file must be named by it, such as EXT-104.jpg.');
    case 'registration_over':
      return msg('This registration was declined or withdrawn.');
    case 'taken_by_staff':
      return msg('Left as it is: a station or the desk has taken a photograph since.');
    case 'given_twice':
      return msg('Another file of this archive is of the same delegate.');
    case 'passed_over':
      return msg('Passed over: not a photograph, but what the archive program added.');
    case 'name_odd':
    case 'not_a_file':
      return msg('The name or kind of this file is not taken.');
    case 'encrypted':
      return msg('Protected by a password. Make the archive without one.');
    case 'compression_unknown':
    case 'damaged':
    case 'inflates_too_much':
      return msg('Cannot be unpacked. Make the archive anew as an ordinary zip.');
    case 'too_large':
      return msg('Larger than 10 MB.');
    case 'beyond_limits':
      return msg('Not read: the archive holds more than is taken at once. Send the rest by itself.');
    default:
      return pictureWords(outcome);
  }
}

function pictureWords(outcome: PhotographEntryOutcome): string {
  switch (outcome) {
    case 'too_many_pixels':
      return msg('More than 25 megapixels.');
    case 'too_small':
      return msg('Smaller than 150 by 150 pixels.');
    case 'odd_shape':
      return msg('Far too long or too wide.');
    case 'moves':
      return msg('A picture that moves.');
    default:
      return msg('Not a photograph that can be read: JPEG, PNG or WebP.');
  }
}
