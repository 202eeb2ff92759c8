import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  type DelegateCategory,
  type DelegateLocale,
  delegateCategories,
  delegateLocales,
  type QuestionKind,
  questionKinds,
  type ReviewDecision,
  reviewDecisions,
} from '../vocabulary.ts';
import { bytea, instant, type LocalizedText, oneOf } from './columns.ts';
import { delegates } from './delegates.ts';
import { staff } from './staff.ts';

const words = (column: string, list: readonly string[]) =>
  sql.raw(`${column} <@ array[${list.map((word) => `'${word}'`).join(', ')}]::text[]`);

/** One row: on what terms people may register. */
export const registrationTerms = pgTable(
  'registration_terms',
  {
    id: smallint('id').primaryKey().default(1),
    /** Self-registration is open between the two; never without a beginning. */
    opensAt: instant('opens_at'),
    closesAt: instant('closes_at'),
    /** Categories that people may ask for by themselves. */
    openTo: text('open_to').array().$type<DelegateCategory[]>().notNull(),
    /** Categories that need no review. */
    approvedByRule: text('approved_by_rule').array().$type<DelegateCategory[]>().notNull(),
    /** Categories that the desk may register and approve on the spot. */
    walkIn: text('walk_in').array().$type<DelegateCategory[]>().notNull(),
    /** Languages of the delegate's pages, the first being the one that is spoken where none is asked for. */
    locales: text('locales').array().$type<DelegateLocale[]>().notNull(),
    companionsAtMost: smallint('companions_at_most').notNull().default(1),
    /** Years of age below which a guardian is needed. */
    minorBelow: smallint('minor_below').notNull().default(18),
    asksForPhotograph: boolean('asks_for_photograph').notNull().default(true),
    asksForDocument: boolean('asks_for_document').notNull().default(false),
    /** What stands over the form. */
    introduction: jsonb('introduction').$type<LocalizedText>(),
    /** Where answers to letters go; to their sender where there is none. */
    replyTo: text('reply_to'),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    check('registration_terms_is_one', sql`${t.id} = 1`),
    check('registration_terms_order', sql`${t.closesAt} > ${t.opensAt}`),
    check('registration_terms_open_to_words', words('open_to', delegateCategories)),
    check('registration_terms_by_rule_words', words('approved_by_rule', delegateCategories)),
    check('registration_terms_walk_in_words', words('walk_in', delegateCategories)),
    check('registration_terms_locales_words', words('locales', delegateLocales)),
    check('registration_terms_has_locale', sql`cardinality(${t.locales}) > 0`),
  ],
);

/** How many of a category may be approved; a category without a row has no limit. */
export const quotas = pgTable(
  'quotas',
  {
    category: text('category').$type<DelegateCategory>().primaryKey(),
    places: integer('places').notNull(),
  },
  (t) => [
    check('quotas_category_word', oneOf('category', delegateCategories)),
    check('quotas_places_not_negative', sql`${t.places} >= 0`),
  ],
);

/** What the organiser asks beside the fields that everybody has. A question that was answered is retired, not removed. */
export const questions = pgTable(
  'questions',
  {
    id: text('id').primaryKey(),
    label: jsonb('label').$type<LocalizedText>().notNull(),
    hint: jsonb('hint').$type<LocalizedText>(),
    kind: text('kind').$type<QuestionKind>().notNull(),
    /** Of `choice` and `choices`: value and label. */
    options: jsonb('options').$type<{ value: string; label: LocalizedText }[]>().notNull().default([]),
    isRequired: boolean('is_required').notNull().default(false),
    /** Asked of these categories; of all where empty. */
    categories: text('categories').array().$type<DelegateCategory[]>().notNull().default(sql`'{}'`),
    /** The answer is told at a gate when the badge is scanned: "needs a wheelchair". */
    isShownAtScan: boolean('is_shown_at_scan').notNull().default(false),
    position: smallint('position').notNull().default(0),
    retiredAt: instant('retired_at'),
  },
  () => [
    check('questions_kind_word', oneOf('kind', questionKinds)),
    check('questions_categories_words', words('categories', delegateCategories)),
  ],
);

export const answers = pgTable(
  'answers',
  {
    delegateId: uuid('delegate_id')
      .notNull()
      .references(() => delegates.id),
    questionId: text('question_id')
      .notNull()
      .references(() => questions.id),
    /** Text, number, boolean, or a list of values, as the question's kind says. */
    value: jsonb('value').$type<string | number | boolean | string[]>().notNull(),
  },
  (t) => [uniqueIndex('answers_key').on(t.delegateId, t.questionId), index('answers_question_idx').on(t.questionId)],
);

/**
 * A form that somebody is filling in, saved as they go; its link is a secret of which only the SHA-256 is kept. With
 * submission its content goes to `delegates` and `answers`, and the draft stays empty, so that a form sent twice finds
 * that it was.
 */
export const registrationDrafts = pgTable(
  'registration_drafts',
  {
    id: uuid('id').primaryKey(),
    secretHash: bytea('secret_hash').notNull(),
    /** Whose form it is: of an invited delegate from the start, else from submission on. */
    delegateId: uuid('delegate_id').references(() => delegates.id),
    /** The delegate whom the one of this form will accompany. */
    companionOf: uuid('companion_of').references(() => delegates.id),
    email: text('email').notNull(),
    locale: text('locale').$type<DelegateLocale>().notNull(),
    /** JSON of the fields so far, sealed under the server's secret: half a form may say more than a whole one. */
    sealedContent: bytea('sealed_content'),
    /** Counts savings: a form open in two windows notices. */
    revision: integer('revision').notNull().default(0),
    startedAt: instant('started_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    submittedAt: instant('submitted_at'),
    /** Of a companion's form: whoever began it took it back, and its link opens nothing any more. */
    takenBackAt: instant('taken_back_at'),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    uniqueIndex('registration_drafts_secret_key').on(t.secretHash),
    index('registration_drafts_delegate_idx').on(t.delegateId),
    index('registration_drafts_expiry_idx').on(t.expiresAt),
    check('registration_drafts_locale_word', oneOf('locale', delegateLocales)),
    check('registration_drafts_submitted_has_delegate', sql`${t.submittedAt} is null or ${t.delegateId} is not null`),
  ],
);

/** What reviewers, or the rules, said of a registration, in order. */
export const reviews = pgTable(
  'reviews',
  {
    id: uuid('id').primaryKey(),
    delegateId: uuid('delegate_id')
      .notNull()
      .references(() => delegates.id),
    at: instant('at').notNull(),
    /** The delegate's, as the decision left it: orders what was decided, and tells who saw it and who did not. */
    revision: integer('revision').notNull(),
    decision: text('decision').$type<ReviewDecision>().notNull(),
    /** None where a rule decided. */
    decidedBy: uuid('decided_by').references(() => staff.id),
    /** The category approved, where it is another than the one asked for. */
    category: text('category').$type<DelegateCategory>(),
    /** What the delegate is told. */
    because: text('because').notNull().default(''),
    /** Until when what was asked for is expected. */
    dueOn: date('due_on', { mode: 'string' }),
  },
  (t) => [
    uniqueIndex('reviews_revision_key').on(t.delegateId, t.revision),
    check('reviews_decision_word', oneOf('decision', reviewDecisions)),
    check('reviews_category_word', oneOf('category', delegateCategories)),
    check('reviews_told_why', sql`${t.decision} not in ('declined', 'asked') or ${t.because} <> ''`),
  ],
);
