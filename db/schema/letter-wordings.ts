import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { type DelegateLocale, delegateLocales, type LetterKind, letterKinds } from '../vocabulary.ts';
import { instant, oneOf } from './columns.ts';
import { staff } from './staff.ts';

/** The organiser's own words for a kind of letter in a language. A row without words stays, so that its revision counts on. */
export const letterWordings = pgTable(
  'letter_wordings',
  {
    kind: text('kind').$type<LetterKind>().notNull(),
    locale: text('locale').$type<DelegateLocale>().notNull(),
    /** In the place of ours; none: ours. */
    subject: text('subject'),
    words: text('words'),
    revision: integer('revision').notNull(),
    changedAt: instant('changed_at').notNull(),
    changedBy: uuid('changed_by')
      .notNull()
      .references(() => staff.id),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.locale] }),
    check('letter_wordings_kind_word', oneOf('kind', letterKinds)),
    check('letter_wordings_locale_word', oneOf('locale', delegateLocales)),
    check('letter_wordings_length', sql`length(${t.subject}) <= 200 and length(${t.words}) <= 4000`),
  ],
);
