import { msg } from '@lit/localize';
import type { RegistrationStanding } from '../../server/registration/forms/forms.contract.ts';
import type { MarkKind } from '../elements/mark.ts';

/** Where the registration of a companion or a member of the group stands, in a mark and a word. */
export function standingWords(standing: RegistrationStanding): { mark: MarkKind; word: string } {
  switch (standing) {
    case 'invited':
      return { mark: 'refer', word: msg('form not sent') };
    case 'waiting':
      return { mark: 'wait', word: msg('being looked at') };
    case 'asked':
      return { mark: 'refer', word: msg('something more is needed') };
    case 'waitlisted':
      return { mark: 'wait', word: msg('on the waiting list') };
    case 'approved':
      return { mark: 'admit', word: msg('registered') };
    case 'declined':
      return { mark: 'refuse', word: msg('not approved') };
    case 'withdrawn':
      return { mark: 'refuse', word: msg('withdrawn') };
  }
}
