import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { staff } from './staff.ts';

/** What became of each file of delegates. */
export const delegateImports = pgTable('delegate_imports', {
  id: uuid('id').primaryKey(),
  fileName: text('file_name').notNull(),
  startedAt: instant('started_at').notNull(),
  endedAt: instant('ended_at'),
  startedBy: uuid('started_by')
    .notNull()
    .references(() => staff.id),
  rowsRead: integer('rows_read').notNull().default(0),
  created: integer('created').notNull().default(0),
  changed: integer('changed').notNull().default(0),
  unchanged: integer('unchanged').notNull().default(0),
  faultCount: integer('fault_count').notNull().default(0),
  /** The first faults, by line and column. */
  faults: jsonb('faults').notNull().default([]),
});
