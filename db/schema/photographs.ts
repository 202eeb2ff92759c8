import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { type PhotographSource, photographSources } from '../vocabulary.ts';
import { bytea, instant, oneOf } from './columns.ts';
import { delegates } from './delegates.ts';
import { registrationDrafts } from './registration-form.ts';
import { staff } from './staff.ts';

/** One photograph of a delegate: re-encoded by us, sealed under a key of its own. Erasing a person deletes the row. */
export const photographs = pgTable(
  'photographs',
  {
    delegateId: uuid('delegate_id')
      .primaryKey()
      .references(() => delegates.id),
    /** Changes with each new photograph: what a short-lived address names. */
    version: uuid('version').notNull(),
    /** JPEG, sealed with AES-256-GCM: nonce, ciphertext, tag. */
    sealedImage: bytea('sealed_image').notNull(),
    /** The key of the image, sealed under the server's secret. */
    sealedKey: bytea('sealed_key').notNull(),
    widthPx: integer('width_px').notNull(),
    heightPx: integer('height_px').notNull(),
    source: text('source').$type<PhotographSource>().notNull(),
    takenAt: instant('taken_at').notNull(),
    /** None where the delegate sent it. */
    takenBy: uuid('taken_by').references(() => staff.id),
  },
  (t) => [
    uniqueIndex('photographs_version_key').on(t.version),
    check('photographs_source_word', oneOf('source', photographSources)),
    check('photographs_size_limit', sql`octet_length(${t.sealedImage}) <= 524288`),
    check('photographs_has_pixels', sql`${t.widthPx} > 0 and ${t.heightPx} > 0`),
  ],
);

/** The photograph of a form that was not sent yet: sealed alike, and gone with the form. Sending the form moves it. */
export const draftPhotographs = pgTable(
  'draft_photographs',
  {
    draftId: uuid('draft_id')
      .primaryKey()
      .references(() => registrationDrafts.id, { onDelete: 'cascade' }),
    version: uuid('version').notNull(),
    sealedImage: bytea('sealed_image').notNull(),
    sealedKey: bytea('sealed_key').notNull(),
    widthPx: integer('width_px').notNull(),
    heightPx: integer('height_px').notNull(),
    takenAt: instant('taken_at').notNull(),
  },
  (t) => [
    uniqueIndex('draft_photographs_version_key').on(t.version),
    check('draft_photographs_size_limit', sql`octet_length(${t.sealedImage}) <= 524288`),
    check('draft_photographs_has_pixels', sql`${t.widthPx} > 0 and ${t.heightPx} > 0`),
  ],
);
