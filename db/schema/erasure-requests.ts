import { pgTable, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { delegates } from './delegates.ts';

/** Delegates who asked on their own page to be erased: two members of the staff decide on it, as on any erasure. */
export const erasureRequests = pgTable('erasure_requests', {
  delegateId: uuid('delegate_id')
    .primaryKey()
    .references(() => delegates.id, { onDelete: 'cascade' }),
  askedAt: instant('asked_at').notNull(),
});
