import { sql } from 'drizzle-orm';
import { char, check, date, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import {
  type DelegateCategory,
  delegateCategories,
  type RegistrationStatus,
  registrationStatuses,
} from '../vocabulary.ts';
import { bytea, instant, oneOf } from './columns.ts';

export const delegates = pgTable(
  'delegates',
  {
    id: uuid('id').primaryKey(),
    /** The organiser's own number for the person; an import is idempotent by it. */
    externalReference: text('external_reference').notNull(),
    /** In the person's own script. */
    name: text('name').notNull(),
    nameLatin: text('name_latin').notNull(),
    /** ISO 3166-1 alpha-2. */
    country: char('country', { length: 2 }).notNull(),
    category: text('category').$type<DelegateCategory>().notNull(),
    affiliation: text('affiliation').notNull().default(''),
    email: text('email').notNull(),
    birthDate: date('birth_date', { mode: 'string' }),
    documentCountry: char('document_country', { length: 2 }),
    /** HMAC-SHA-256 of country and number: the number itself is never kept. */
    documentHash: bytea('document_hash'),
    documentLast4: text('document_last4'),
    status: text('status').$type<RegistrationStatus>().notNull(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    uniqueIndex('delegates_external_reference_key').on(t.externalReference),
    index('delegates_name_latin_idx').on(sql`lower(${t.nameLatin}) text_pattern_ops`),
    check('delegates_category_word', oneOf('category', delegateCategories)),
    check('delegates_status_word', oneOf('status', registrationStatuses)),
    check('delegates_country_form', sql`${t.country} ~ '^[A-Z]{2}$'`),
    check('delegates_document_whole', sql`(${t.documentHash} is null) = (${t.documentLast4} is null)`),
    check('delegates_name_not_blank', sql`btrim(${t.name}) <> '' and btrim(${t.nameLatin}) <> ''`),
  ],
);
