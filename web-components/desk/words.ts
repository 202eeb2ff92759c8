import { msg } from '@lit/localize';
import type { BadgeMedium, RegistrationStatus } from '../../db/vocabulary.ts';
import type { DelegateRow } from '../../server/registration/delegates/delegates.contract.ts';
import type { MarkKind } from '../elements/mark.ts';

/** What a badge is on. */
export function mediumName(medium: BadgeMedium): string {
  return medium === 'phone' ? msg('On the phone') : msg('Printed');
}

/** The media of the badges that are good, in one short phrase. */
export function mediaNames(media: readonly BadgeMedium[]): string {
  if (media.length === 0) return msg('None');
  if (media.length > 1) return msg('Both');
  // Apart from the word for a phone itself: some languages say here that it is a badge.
  return media[0] === 'phone' ? msg('Phone', { id: 'badge-on-phone' }) : msg('Printed');
}

const statusMarks: Record<RegistrationStatus, MarkKind> = {
  invited: 'wait',
  submitted: 'wait',
  approved: 'wait',
  declined: 'refuse',
  withdrawn: 'refuse',
};

/** How a delegate stands, as a mark and a word. */
export function standingOf({ status, isVerified, vetting }: Pick<DelegateRow, 'status' | 'isVerified' | 'vetting'>): {
  mark: MarkKind;
  word: string;
  className: string;
} {
  if (status === 'approved' && vetting === 'rejected')
    return { mark: 'refuse', word: msg('Rejected'), className: 'is-refuse' };
  if (status === 'approved' && vetting === 'pending')
    return { mark: 'wait', word: msg('Not cleared yet'), className: '' };
  if (status === 'approved' && isVerified) return { mark: 'admit', word: msg('Verified'), className: 'is-admit' };
  const mark = statusMarks[status];
  return { mark, word: statusName(status), className: mark === 'refuse' ? 'is-refuse' : '' };
}

/** How far a registration is. */
export function statusName(status: RegistrationStatus): string {
  switch (status) {
    case 'invited':
      return msg('Invited');
    case 'submitted':
      return msg('Submitted');
    case 'approved':
      return msg('Approved');
    case 'declined':
      return msg('Declined');
    case 'withdrawn':
      return msg('Withdrawn');
  }
}
