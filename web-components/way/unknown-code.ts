import { msg, str } from '@lit/localize';
import { readPlaceCode } from '../../server/wayfinding/places/place-code.ts';

/**
 * What is said of a code that leads nowhere. Places that may not be shown answer as places that are none, so the words hold for
 * both: nobody learns what is inside, and who is invited learns how they come to see it.
 */
export function unknownCodeWords(typed: string, isGuest: boolean): string {
  if (readPlaceCode(typed) === undefined)
    return msg(str`${typed} is no code: one of its signs is wrong. Look at the sign again.`);
  return isGuest
    ? msg(
        str`No place that may be shown has the code ${typed}. Check its letters, or, if you are invited, open the link of your invitation on this phone.`,
      )
    : msg(str`No place that may be shown has the code ${typed}. Check its letters.`);
}

/** To who reads a sign and has opened no link here. */
export const guestWords = (): string =>
  msg('Places inside are shown once you have opened the link of your invitation on this phone.');
