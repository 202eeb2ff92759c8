import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { type BadgeMedium, badgeMedia, type DelegateCategory, delegateCategories } from '../vocabulary.ts';
import { bytea, instant, oneOf } from './columns.ts';
import { delegates } from './delegates.ts';

/** Ed25519 keys that badges are signed with; a gate verifies with the public halves alone. */
export const badgeKeys = pgTable(
  'badge_keys',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    publicKey: bytea('public_key').notNull(),
    /** PKCS #8, sealed with AES-256-GCM under the server's secret: nonce, ciphertext, tag. */
    sealedPrivateKey: bytea('sealed_private_key').notNull(),
    createdAt: instant('created_at').notNull(),
    retiredAt: instant('retired_at'),
  },
  (t) => [
    check('badge_keys_public_length', sql`octet_length(${t.publicKey}) = 32`),
    uniqueIndex('badge_keys_one_in_use').on(sql`(${t.retiredAt} is null)`).where(sql`${t.retiredAt} is null`),
  ],
);

export const badges = pgTable(
  'badges',
  {
    /** Its own for each issue, printed as the badge number with a check digit. */
    serial: bigint('serial', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity({ startWith: 10_001 }),
    delegateId: uuid('delegate_id')
      .notNull()
      .references(() => delegates.id),
    category: text('category').$type<DelegateCategory>().notNull(),
    medium: text('medium').$type<BadgeMedium>().notNull(),
    keyId: integer('key_id')
      .notNull()
      .references(() => badgeKeys.id),
    /** A phone badge's own public key, when it has one. */
    holderKey: bytea('holder_key'),
    validFrom: instant('valid_from').notNull(),
    validUntil: instant('valid_until').notNull(),
    issuedAt: instant('issued_at').notNull(),
    revokedAt: instant('revoked_at'),
    revokedBecause: text('revoked_because'),
    /** The serial that took this one's place. */
    replacedBy: bigint('replaced_by', { mode: 'number' }),
    /** How often this one was printed, and when last. */
    timesPrinted: integer('times_printed').notNull().default(0),
    printedAt: instant('printed_at'),
  },
  (t) => [
    uniqueIndex('badges_one_live_for_each_medium').on(t.delegateId, t.medium).where(sql`${t.revokedAt} is null`),
    index('badges_delegate_idx').on(t.delegateId),
    check('badges_medium_word', oneOf('medium', badgeMedia)),
    check('badges_category_word', oneOf('category', delegateCategories)),
    check('badges_validity_order', sql`${t.validUntil} > ${t.validFrom}`),
    check('badges_revoked_with_reason', sql`(${t.revokedAt} is null) = (${t.revokedBecause} is null)`),
    check('badges_printed_whole', sql`(${t.timesPrinted} > 0) = (${t.printedAt} is not null)`),
    check('badges_phone_is_not_printed', sql`${t.medium} = 'printed' or ${t.timesPrinted} = 0`),
    check('badges_replaced_is_revoked', sql`${t.replacedBy} is null or ${t.revokedAt} is not null`),
  ],
);
