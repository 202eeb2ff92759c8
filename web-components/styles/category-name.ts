import { msg } from '@lit/localize';
import type { DelegateCategory } from '../../db/vocabulary.ts';

/** What a delegate's category is called. */
export function categoryName(category: DelegateCategory): string {
  switch (category) {
    case 'attendee':
      return msg('Attendee');
    case 'speaker':
      return msg('Speaker');
    case 'media':
      return msg('Media');
    case 'official':
      return msg('Official');
    case 'exhibitor':
      return msg('Exhibitor');
    case 'staff':
      return msg('Staff');
    case 'medical':
      return msg('Medical');
  }
}
