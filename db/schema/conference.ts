import { sql } from 'drizzle-orm';
import { check, jsonb, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { type DelegateCategory, delegateCategories } from '../vocabulary.ts';
import { bytea, instant, type LocalizedText, onlyOf } from './columns.ts';

/** One row: the conference that this database belongs to. */
export const conference = pgTable(
  'conference',
  {
    id: smallint('id').primaryKey().default(1),
    /** Eight random bytes, written into each badge token: another conference's badge is told apart. */
    badgeMark: bytea('badge_mark').notNull(),
    name: jsonb('name').$type<LocalizedText>().notNull(),
    /** IANA name: daily hours of admission rules are read in it. */
    timeZone: text('time_zone').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** Who may not use a badge before somebody outside the venue has cleared them. */
    vettedCategories: text('vetted_categories').array().$type<DelegateCategory[]>().notNull().default(sql`'{}'`),
    /** Who shows a document at a station each time: their passkey is not enough. */
    documentCategories: text('document_categories').array().$type<DelegateCategory[]>().notNull().default(sql`'{}'`),
  },
  (t) => [
    check('conference_is_one', sql`${t.id} = 1`),
    check('conference_ends_after_start', sql`${t.endsAt} > ${t.startsAt}`),
    check('conference_vetted_words', onlyOf('vetted_categories', delegateCategories)),
    check('conference_document_words', onlyOf('document_categories', delegateCategories)),
    check('conference_badge_mark_length', sql`octet_length(${t.badgeMark}) = 8`),
  ],
);
