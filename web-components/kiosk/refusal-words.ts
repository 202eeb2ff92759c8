import { msg } from '@lit/localize';
import type { KioskAnswer } from '../../server/registration/printing/printing.contract.ts';

/** Why nothing is printed, and where to go instead: to the delegate, who did nothing wrong. */
export function refusalWords({ why }: Extract<KioskAnswer, { outcome: 'refused' }>): {
  heading: string;
  advice: string;
} {
  switch (why) {
    case 'not_a_badge':
      return {
        heading: msg('This is not a badge of the conference'),
        advice: msg('Open the link from your invitation on your phone, and show the code that says Badge.'),
      };
    case 'not_phone_badge':
      return {
        heading: msg('You have your printed badge already'),
        advice: msg('This kiosk prints for a badge on a phone. If yours is damaged, go to the desk.'),
      };
    case 'badge_not_good':
      return {
        heading: msg('This badge is not good any more'),
        advice: msg('Open the page on your phone again for the newest one. If it stays so, go to the desk.'),
      };
    case 'not_approved':
      return {
        heading: msg('Please go to the desk'),
        advice: msg('Your registration is not approved at present. The desk can tell you more.'),
      };
    case 'not_verified':
      return {
        heading: msg('First to a verification station'),
        advice: msg('Show your document there. Then come back, and your badge is printed here.'),
      };
    case 'printed_before':
      return {
        heading: msg('Your badge was printed before'),
        advice: msg('If it is lost or did not come out, go to the desk: you get a new one there.'),
      };
  }
}
