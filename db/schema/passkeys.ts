import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytea, instant } from './columns.ts';
import { delegates } from './delegates.ts';
import { staff } from './staff.ts';

/** The public half of a passkey (WebAuthn Level 3 §4, public key credential) of a member of staff or of a delegate. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: uuid('id').primaryKey(),
    staffId: uuid('staff_id').references(() => staff.id),
    delegateId: uuid('delegate_id').references(() => delegates.id, { onDelete: 'cascade' }),
    credentialId: bytea('credential_id').notNull(),
    /** As a COSE key (RFC 9052 §7). */
    publicKey: bytea('public_key').notNull(),
    /** The host that it was made for, and is of use at alone; of those before 0015 nobody noted it. */
    relyingParty: text('relying_party'),
    /** Of signatures, as the authenticator counts them; synced passkeys stay at none. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').array().notNull(),
    backupEligible: boolean('backup_eligible').notNull(),
    backedUp: boolean('backed_up').notNull(),
    /** What its owner calls it. */
    name: text('name').notNull(),
    madeAt: instant('made_at').notNull(),
    usedAt: instant('used_at'),
    revokedAt: instant('revoked_at'),
    /** A delegate's counts only once an officer has compared the person with a document. */
    boundAt: instant('bound_at'),
    boundBy: uuid('bound_by').references(() => staff.id),
  },
  (t) => [
    uniqueIndex('passkeys_credential_key').on(t.credentialId),
    index('passkeys_staff_idx').on(t.staffId),
    index('passkeys_delegate_idx').on(t.delegateId),
    check('passkeys_one_owner', sql`num_nonnulls(${t.staffId}, ${t.delegateId}) = 1`),
    check(
      'passkeys_bound_whole',
      sql`(${t.boundAt} is null) = (${t.boundBy} is null) and (${t.boundAt} is null or ${t.delegateId} is not null)`,
    ),
    check('passkeys_counter_range', sql`${t.counter} between 0 and 4294967295`),
    check('passkeys_backup_eligible', sql`${t.backupEligible} or not ${t.backedUp}`),
  ],
);
