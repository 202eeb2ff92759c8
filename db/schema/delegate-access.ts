import { sql } from 'drizzle-orm';
import { check, index, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { type DelegateLocale, delegateLocales, type LetterKind, letterKinds } from '../vocabulary.ts';
import { bytea, instant, oneOf } from './columns.ts';
import { delegates } from './delegates.ts';
import { registrationDrafts } from './registration-form.ts';
import { staff } from './staff.ts';

/**
 * A link that opens the delegate's page, as often as they like until it ends; one that expires does so once. Only the SHA-256
 * of its secret is kept.
 */
export const delegateLinks = pgTable(
  'delegate_links',
  {
    id: uuid('id').primaryKey(),
    secretHash: bytea('secret_hash').notNull(),
    delegateId: uuid('delegate_id')
      .notNull()
      .references(() => delegates.id),
    madeAt: instant('made_at').notNull(),
    madeBy: uuid('made_by').references(() => staff.id),
    lastUsedAt: instant('last_used_at'),
    endedAt: instant('ended_at'),
    /** Absent: it is good until it is ended. */
    expiresAt: instant('expires_at'),
  },
  (t) => [
    uniqueIndex('delegate_links_secret_key').on(t.secretHash),
    index('delegate_links_delegate_idx').on(t.delegateId),
  ],
);

/** A delegate's authenticated time with the server, in one browser. The cookie holds the secret, this row its SHA-256. */
export const delegateSignIns = pgTable(
  'delegate_sign_ins',
  {
    id: uuid('id').primaryKey(),
    secretHash: bytea('secret_hash').notNull(),
    delegateId: uuid('delegate_id')
      .notNull()
      .references(() => delegates.id),
    /** Ending a link ends what was signed in by it. */
    linkId: uuid('link_id')
      .notNull()
      .references(() => delegateLinks.id),
    createdAt: instant('created_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('delegate_sign_ins_secret_key').on(t.secretHash),
    index('delegate_sign_ins_delegate_idx').on(t.delegateId),
    index('delegate_sign_ins_link_idx').on(t.linkId),
  ],
);

/** E-mail on its way: written in the transaction that it tells of, sent after it, tried again where that fails. */
export const letters = pgTable(
  'letters',
  {
    id: uuid('id').primaryKey(),
    delegateId: uuid('delegate_id').references(() => delegates.id),
    draftId: uuid('draft_id').references(() => registrationDrafts.id),
    kind: text('kind').$type<LetterKind>().notNull(),
    locale: text('locale').$type<DelegateLocale>().notNull(),
    toAddress: text('to_address').notNull(),
    /** What is particular to this one, such as its link: JSON, sealed under the server's secret; gone a week after it was sent. */
    sealedContent: bytea('sealed_content'),
    writtenAt: instant('written_at').notNull(),
    writtenBy: uuid('written_by').references(() => staff.id),
    attempts: smallint('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at'),
    sentAt: instant('sent_at'),
    /** The last answer of the mail server, or of a report that came back: an enhanced status code where there was one. */
    failure: text('failure'),
    bouncedAt: instant('bounced_at'),
    givenUpAt: instant('given_up_at'),
  },
  (t) => [
    index('letters_due_idx').on(t.nextAttemptAt).where(sql`${t.nextAttemptAt} is not null`),
    index('letters_delegate_idx').on(t.delegateId, t.writtenAt),
    index('letters_trouble_idx').on(t.writtenAt).where(sql`${t.bouncedAt} is not null or ${t.givenUpAt} is not null`),
    check('letters_kind_word', oneOf('kind', letterKinds)),
    check('letters_locale_word', oneOf('locale', delegateLocales)),
    check('letters_settled_once', sql`num_nonnulls(${t.sentAt}, ${t.nextAttemptAt}, ${t.givenUpAt}) = 1`),
    check('letters_to_somebody', sql`${t.delegateId} is not null or ${t.draftId} is not null`),
  ],
);
