import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  char,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  type DelegateCategory,
  type DelegateLocale,
  delegateCategories,
  delegateLocales,
  type RegistrationStatus,
  registrationStatuses,
  type VettingOutcome,
  vettingOutcomes,
} from '../vocabulary.ts';
import { bytea, foldedText, instant, oneOf } from './columns.ts';

/** A delegation, a choir, a film crew: delegates that are dealt with together. */
export const groups = pgTable(
  'groups',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    /** The delegate who speaks for the group. */
    headId: uuid('head_id').references((): AnyPgColumn => delegates.id),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    uniqueIndex('groups_name_key').on(sql`lower(${t.name})`),
    check('groups_name_not_blank', sql`btrim(${t.name}) <> ''`),
  ],
);

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
    /** What somebody outside the venue said of them, and when; none where nothing was said. */
    vetting: text('vetting').$type<VettingOutcome>(),
    vettedAt: instant('vetted_at'),
    status: text('status').$type<RegistrationStatus>().notNull(),
    /** In which letters and the delegate's page speak to them. */
    locale: text('locale').$type<DelegateLocale>().notNull().default('en'),
    submittedAt: instant('submitted_at'),
    /** On the waiting list of the category since then. */
    waitlistedAt: instant('waitlisted_at'),
    /** The delegate whose companion this one is. */
    companionOf: uuid('companion_of'),
    /** Who answers for a minor: another delegate, or somebody who does not come. */
    guardianId: uuid('guardian_id'),
    guardianName: text('guardian_name'),
    guardianPhone: text('guardian_phone'),
    groupId: uuid('group_id').references((): AnyPgColumn => groups.id),
    /** This registration was found to be of the same person, and went up in that one. */
    mergedInto: uuid('merged_into'),
    /** Columns of an import that the desk or the delegate has changed since: a file says nothing of them any more. */
    settledHere: text('settled_here').array().notNull().default(sql`'{}'`),
    /** Counts changes of the registration: who decides says which one they saw. */
    revision: integer('revision').notNull().default(0),
    /** Both names as searched, which begin with the Latin one: lists are in order of it. The database keeps it. */
    searchNames: foldedText('search_names').generatedAlwaysAs(sql`fold_names(name_latin, name)`).notNull(),
    /** Affiliation, e-mail and reference as searched. The database keeps it. */
    searchParticulars: foldedText('search_particulars')
      .generatedAlwaysAs(sql`fold_particulars(affiliation, email, external_reference)`)
      .notNull(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    uniqueIndex('delegates_external_reference_key').on(t.externalReference),
    // The beginning only: an entry of a B-tree holds 2.7 kB.
    index('delegates_by_name_idx').on(sql`left(${t.searchNames}, 100)`, t.id),
    index('delegates_search_names_idx').using('gin', t.searchNames.op('gin_trgm_ops')),
    index('delegates_search_particulars_idx').using('gin', t.searchParticulars.op('gin_trgm_ops')),
    check('delegates_category_word', oneOf('category', delegateCategories)),
    check('delegates_status_word', oneOf('status', registrationStatuses)),
    check('delegates_vetting_word', oneOf('vetting', vettingOutcomes)),
    check('delegates_vetting_whole', sql`(${t.vetting} is null) = (${t.vettedAt} is null)`),
    check('delegates_country_form', sql`${t.country} ~ '^[A-Z]{2}$'`),
    check('delegates_document_whole', sql`(${t.documentHash} is null) = (${t.documentLast4} is null)`),
    foreignKey({ name: 'delegates_companion_fk', columns: [t.companionOf], foreignColumns: [t.id] }),
    foreignKey({ name: 'delegates_guardian_fk', columns: [t.guardianId], foreignColumns: [t.id] }),
    foreignKey({ name: 'delegates_merged_fk', columns: [t.mergedInto], foreignColumns: [t.id] }),
    index('delegates_submitted_idx').on(t.submittedAt, t.id).where(sql`${t.status} = 'submitted'`),
    index('delegates_waitlist_idx').on(t.category, t.waitlistedAt).where(sql`${t.waitlistedAt} is not null`),
    // With who they are: how many of them are still to come is counted every few seconds, without reading the rows.
    index('delegates_approved_idx').on(t.category, t.id).where(sql`${t.status} = 'approved'`),
    index('delegates_birth_date_idx').on(t.birthDate).where(sql`${t.birthDate} is not null`),
    index('delegates_companion_idx').on(t.companionOf).where(sql`${t.companionOf} is not null`),
    index('delegates_group_idx').on(t.groupId).where(sql`${t.groupId} is not null`),
    index('delegates_merged_idx').on(t.mergedInto).where(sql`${t.mergedInto} is not null`),
    index('delegates_email_idx').on(sql`lower(${t.email})`),
    index('delegates_document_idx').on(t.documentHash).where(sql`${t.documentHash} is not null`),
    check('delegates_locale_word', oneOf('locale', delegateLocales)),
    check('delegates_not_own_companion', sql`${t.companionOf} <> ${t.id}`),
    check('delegates_not_own_guardian', sql`${t.guardianId} <> ${t.id}`),
    check('delegates_waitlisted_is_submitted', sql`${t.waitlistedAt} is null or ${t.status} = 'submitted'`),
    check('delegates_merged_is_withdrawn', sql`${t.mergedInto} is null or ${t.status} = 'withdrawn'`),
    check('delegates_name_not_blank', sql`btrim(${t.name}) <> '' and btrim(${t.nameLatin}) <> ''`),
  ],
);
