import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { type ProposalKind, type ProposalOutcome, proposalKinds, proposalOutcomes } from '../vocabulary.ts';
import { instant, oneOf } from './columns.ts';
import { delegates } from './delegates.ts';
import { staff } from './staff.ts';
import { verifications } from './verifications.ts';

/** What one person proposed and another must confirm before it is so. */
export const proposals = pgTable(
  'proposals',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').$type<ProposalKind>().notNull(),
    delegateId: uuid('delegate_id')
      .notNull()
      .references(() => delegates.id, { onDelete: 'cascade' }),
    verificationId: uuid('verification_id').references(() => verifications.id, { onDelete: 'cascade' }),
    because: text('because').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    proposedBy: uuid('proposed_by')
      .notNull()
      .references(() => staff.id),
    expiresAt: instant('expires_at').notNull(),
    outcome: text('outcome').$type<ProposalOutcome>(),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by').references(() => staff.id),
  },
  (t) => [
    check('proposals_kind_word', oneOf('kind', proposalKinds)),
    check('proposals_outcome_word', oneOf('outcome', proposalOutcomes)),
    check('proposals_decided_whole', sql`(${t.outcome} is null) = (${t.decidedAt} is null)`),
    check(
      'proposals_two_persons',
      sql`${t.outcome} is distinct from 'confirmed' or (${t.decidedBy} is not null and ${t.decidedBy} <> ${t.proposedBy})`,
    ),
    check('proposals_of_verification', sql`(${t.kind} = 'verify_without_proof') = (${t.verificationId} is not null)`),
    uniqueIndex('proposals_one_open').on(t.delegateId, t.kind).where(sql`outcome is null`),
    index('proposals_open_idx').on(t.proposedAt).where(sql`outcome is null`),
  ],
);
