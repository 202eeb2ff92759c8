import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, smallint, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytea, instant } from './columns.ts';
import { delegates } from './delegates.ts';
import { passkeys } from './passkeys.ts';
import { signIns } from './staff.ts';
import { verifications } from './verifications.ts';

/**
 * One showing of a code at a station, for one person, to be answered by their own phone within a minute. The numbers are
 * what the phone shows and what the officer picks among. Kept for a day.
 */
export const phoneProofs = pgTable(
  'phone_proofs',
  {
    id: uuid('id').primaryKey(),
    verificationId: uuid('verification_id')
      .notNull()
      .references(() => verifications.id, { onDelete: 'cascade' }),
    delegateId: uuid('delegate_id')
      .notNull()
      .references(() => delegates.id, { onDelete: 'cascade' }),
    /** Of the officer who shows the code. */
    signInId: uuid('sign_in_id')
      .notNull()
      .references(() => signIns.id),
    /** A keyed hash: the code itself is on the screen only. */
    codeHash: bytea('code_hash').notNull(),
    madeAt: instant('made_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** A phone has the code, and shows who asks. */
    openedAt: instant('opened_at'),
    answeredAt: instant('answered_at'),
    passkeyId: uuid('passkey_id').references(() => passkeys.id),
    number: smallint('number'),
    /** Three to pick among, as the officer sees them. */
    choices: smallint('choices').array(),
    pickedAt: instant('picked_at'),
    isMatch: boolean('is_match'),
  },
  (t) => [
    uniqueIndex('phone_proofs_code_key').on(t.codeHash),
    index('phone_proofs_verification_idx').on(t.verificationId),
    index('phone_proofs_made_idx').on(t.madeAt),
    check('phone_proofs_number_range', sql`${t.number} between 10 and 99`),
    check(
      'phone_proofs_answered_whole',
      sql`(${t.answeredAt} is null) = (${t.passkeyId} is null) and (${t.answeredAt} is null) = (${t.number} is null)
        and (${t.answeredAt} is null) = (${t.choices} is null)`,
    ),
    check('phone_proofs_choices', sql`cardinality(${t.choices}) = 3 and ${t.number} = any(${t.choices})`),
    check(
      'phone_proofs_picked_whole',
      sql`(${t.pickedAt} is null) = (${t.isMatch} is null) and (${t.pickedAt} is null or ${t.answeredAt} is not null)`,
    ),
  ],
);
