import { sql } from 'drizzle-orm';
import { boolean, check, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytea, instant } from './columns.ts';
import { staff } from './staff.ts';

/** How a printed badge looks: sizes and places of what stands on it, and the conference's own artwork under it. */
export const badgeDesigns = pgTable(
  'badge_designs',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    /** What the printing contract says: paper, elements with place and size in millimetres. */
    layout: jsonb('layout').notNull(),
    /** PNG, re-encoded by us. */
    artwork: bytea('artwork'),
    /** The one that badges are printed with. */
    isInUse: boolean('is_in_use').notNull().default(false),
    changedAt: instant('changed_at').notNull(),
    changedBy: uuid('changed_by')
      .notNull()
      .references(() => staff.id),
  },
  (t) => [
    uniqueIndex('badge_designs_name_key').on(sql`lower(${t.name})`),
    uniqueIndex('badge_designs_one_in_use').on(t.isInUse).where(sql`${t.isInUse}`),
    check('badge_designs_artwork_limit', sql`octet_length(${t.artwork}) <= 4194304`),
  ],
);
