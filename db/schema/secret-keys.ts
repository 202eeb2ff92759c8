import { check, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { type CarriedUse, carriedUses } from '../vocabulary.ts';
import { bytea, instant, oneOf } from './columns.ts';

/** The secrets that servers over this database have had, the newest last: told apart by a mark that gives none away. */
export const secretKeys = pgTable('secret_keys', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  /** A keyed hash of a fixed text: the same secret always has the same one. */
  mark: bytea('mark').notNull(),
  firstUsedAt: instant('first_used_at').notNull(),
  /** Since when all that is stored is sealed under it; none while what the secret before has sealed is still there. */
  rotatedAt: instant('rotated_at'),
});

/** Keys of former secrets that are still hashed with, for what they have hashed cannot be hashed anew: each for one use. */
export const carriedKeys = pgTable(
  'carried_keys',
  {
    use: text('use').$type<CarriedUse>().primaryKey(),
    /** Sealed under the newest secret. */
    sealedKey: bytea('sealed_key').notNull(),
    carriedAt: instant('carried_at').notNull(),
  },
  () => [check('carried_keys_use_word', oneOf('use', carriedUses))],
);
