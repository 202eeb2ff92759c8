import { sql } from 'drizzle-orm';
import { boolean, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
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
  /** Of the created: on the waiting list. */
  waitlisted: integer('waitlisted').notNull().default(0),
  changed: integer('changed').notNull().default(0),
  unchanged: integer('unchanged').notNull().default(0),
  /** Rows that the mapping leaves out, such as cancelled orders. */
  leftOut: integer('left_out').notNull().default(0),
  /** A dry run: nothing was written, whatever the counts say. */
  isDryRun: boolean('is_dry_run').notNull().default(false),
  faultCount: integer('fault_count').notNull().default(0),
  /** The first faults, by line and column. */
  faults: jsonb('faults').notNull().default([]),
});

/** Which column of ours each heading of a file means; remembered, so that the next file with the same headings needs no one. */
export const importMappings = pgTable(
  'import_mappings',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    /** Heading in the file to column, and how its values are to be read, as the import contract says. */
    columns: jsonb('columns').notNull(),
    usedAt: instant('used_at').notNull(),
    changedBy: uuid('changed_by')
      .notNull()
      .references(() => staff.id),
  },
  (t) => [uniqueIndex('import_mappings_name_key').on(sql`lower(${t.name})`)],
);
