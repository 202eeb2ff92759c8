import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { type AlertKind, alertKinds } from '../vocabulary.ts';
import { instant, oneOf } from './columns.ts';
import { delegates } from './delegates.ts';
import { staff } from './staff.ts';

/** What administrators must hear of at once, until one of them has acknowledged it; retention keeps it for 30 days more. */
export const alerts = pgTable(
  'alerts',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').$type<AlertKind>().notNull(),
    raisedAt: instant('raised_at').notNull(),
    /** Whose doing it was; none where the server itself found it, or a program told it. */
    raisedBy: uuid('raised_by').references(() => staff.id),
    delegateId: uuid('delegate_id').references(() => delegates.id, { onDelete: 'cascade' }),
    because: text('because').notNull(),
    acknowledgedAt: instant('acknowledged_at'),
    /** None where it was closed because what it told of is over. */
    acknowledgedBy: uuid('acknowledged_by').references(() => staff.id),
  },
  (t) => [
    check('alerts_kind_word', oneOf('kind', alertKinds)),
    check('alerts_acknowledged_whole', sql`${t.acknowledgedBy} is null or ${t.acknowledgedAt} is not null`),
    index('alerts_open_idx').on(t.raisedAt).where(sql`acknowledged_at is null`),
  ],
);
