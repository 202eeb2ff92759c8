import { msg, str } from '@lit/localize';
import type { DelegateCategory } from '../../../db/vocabulary.ts';
import type { Notice } from '../../../server/registration/review/review.contract.ts';
import type { IconName } from '../../elements/icon.ts';
import { categoryName } from '../../styles/category-name.ts';
import { formatNumber } from '../../styles/format.ts';

/** Why a registration is worth a look, in the width of a column. */
export function noticeName({ kind, count = 0 }: Notice): string {
  const number = formatNumber(count);
  switch (kind) {
    case 'same_email':
      return msg(str`Same e-mail as ${number}`);
    case 'same_document':
      return msg('Document seen before');
    case 'same_person':
      return msg('Perhaps registered before');
    case 'minor_without_guardian':
      return msg('Minor without guardian');
    case 'no_photograph':
      return msg('No photograph');
    case 'quota_nearly_full':
      return count === 1 ? msg('1 place left') : msg(str`${number} places left`);
    case 'quota_full':
      return msg('No place left');
  }
}

/** What it means, and what can be done. */
export function noticeSentence({ kind }: Notice, category: DelegateCategory): string {
  const name = categoryName(category);
  switch (kind) {
    case 'same_email':
      return msg('Families and offices share addresses; see that it is not the same person twice.');
    case 'same_document':
      return msg(
        'The same passport or card stands in another registration. One person has one badge: decline one of the two.',
      );
    case 'same_person':
      return msg('Name and date of birth are those of another registration. One person has one badge.');
    case 'minor_without_guardian':
      return msg('Nobody who could be found answers for this person. Ask for an adult before you approve.');
    case 'no_photograph':
      return msg('Gates and stations compare it. Ask for one, or approve and have it taken at the desk.');
    case 'quota_nearly_full':
      return msg(str`The places for ${name} are nearly gone: who waits longest stands first.`);
    case 'quota_full':
      return msg(str`All places for ${name} are taken. Approve as another category, or put them on the waiting list.`);
  }
}

export const noticeIcons: Readonly<Record<Notice['kind'], IconName>> = {
  same_email: 'users',
  same_document: 'document',
  same_person: 'users',
  minor_without_guardian: 'alert',
  no_photograph: 'camera',
  quota_nearly_full: 'clock',
  quota_full: 'clock',
};
