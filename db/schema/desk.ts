import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { delegates } from './delegates.ts';
import { staff } from './staff.ts';

/** A delegate whom one member of staff hands to another, with what has been done and what is still wrong. */
export const handOvers = pgTable(
  'hand_overs',
  {
    id: uuid('id').primaryKey(),
    delegateId: uuid('delegate_id')
      .notNull()
      .references(() => delegates.id),
    note: text('note').notNull(),
    handedAt: instant('handed_at').notNull(),
    handedBy: uuid('handed_by')
      .notNull()
      .references(() => staff.id),
    /** None is whoever is free. */
    handedTo: uuid('handed_to').references(() => staff.id),
    takenAt: instant('taken_at'),
    takenBy: uuid('taken_by').references(() => staff.id),
    closedAt: instant('closed_at'),
  },
  (t) => [
    index('hand_overs_open_idx').on(t.handedAt).where(sql`${t.closedAt} is null`),
    index('hand_overs_delegate_idx').on(t.delegateId),
    check('hand_overs_note_not_blank', sql`btrim(${t.note}) <> ''`),
    check('hand_overs_taken_whole', sql`(${t.takenAt} is null) = (${t.takenBy} is null)`),
  ],
);
