import { msg } from '@lit/localize';
import type { QuestionKind } from '../../db/vocabulary.ts';

/** What the answer to a question looks like. */
export function questionKindName(kind: QuestionKind): string {
  switch (kind) {
    case 'text':
      return msg('A few words');
    case 'choice':
      return msg('One of several');
    case 'choices':
      return msg('Any of several');
    case 'yes_no':
      return msg('Yes or no');
    case 'number':
      return msg('A number');
    case 'date':
      return msg('A day');
  }
}
