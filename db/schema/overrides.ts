import { sql } from 'drizzle-orm';
import { check, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { type OverrideReason, overrideReasons } from '../vocabulary.ts';
import { scans } from './admission.ts';
import { instant, oneOf } from './columns.ts';
import { staff } from './staff.ts';

/**
 * Refusals that a supervisor overrode: once each, and for good. The scan stays as its device signed it and as it was
 * decided; with a row here it counts as admitted. What they wrote is in the ledger, sealed under the person's key.
 */
export const overrides = pgTable(
  'overrides',
  {
    scanId: uuid('scan_id')
      .primaryKey()
      .references(() => scans.id),
    overriddenAt: instant('overridden_at').notNull(),
    overriddenBy: uuid('overridden_by')
      .notNull()
      .references(() => staff.id),
    because: text('because').$type<OverrideReason>().notNull(),
    /** Who was signed in at the lane, where that was somebody else. */
    attendedBy: uuid('attended_by').references(() => staff.id),
  },
  (t) => [
    check('overrides_because_word', oneOf('because', overrideReasons)),
    check('overrides_beside_another', sql`${t.attendedBy} <> ${t.overriddenBy}`),
  ],
);
