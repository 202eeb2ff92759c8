import type { Queryable } from '../../../db/client.ts';
import type { BadgeMedium } from '../../../db/vocabulary.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { registrationFaults } from '../registration.errors.ts';
import { findConference } from '../registration.queries.ts';
import { badgeValidity } from './badge-validity.ts';
import type { BadgeWithToken } from './badges.contract.ts';
import { type BadgeRow, findStandingOf, insertBadge } from './badges.queries.ts';
import { describeBadgeWithToken } from './describe-badge.ts';
import { loadBadgeSigner } from './sign-badge.ts';

export interface BadgeToIssue {
  delegateId: string;
  medium: BadgeMedium;
  /** A phone's own Ed25519 public key: 32 bytes in base64url. */
  holderKey?: string | undefined;
}

type IssueDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets'>;

/**
 * Issues one badge to an approved delegate. Throws `delegate_unknown`, `delegate_not_approved`, `badge_already_issued`
 * where one of this medium was not revoked, `conference_over`.
 */
export async function issueBadge(deps: IssueDependencies, actor: Actor, input: BadgeToIssue): Promise<BadgeWithToken> {
  const signer = await loadBadgeSigner(deps.database.drizzle, deps);
  return inTransaction(deps.database, async (tx) => {
    const row = await addBadge(tx, { ...input, keyId: signer.keyId, now: deps.clock.now() });
    const details = { serial: row.serial, medium: row.medium };
    await appendLedger(deps, actor, tx, { action: 'badge_issued', delegateId: row.delegateId, details });
    return describeBadgeWithToken(row, signer);
  });
}

/** Adds the row of a badge within the caller's transaction; throws as `issueBadge` does. */
export async function addBadge(
  tx: Queryable,
  { delegateId, medium, holderKey, keyId, now }: BadgeToIssue & { keyId: number; now: Date },
): Promise<BadgeRow> {
  const standing = await findStandingOf(tx, delegateId);
  if (!standing) throw new DomainError(registrationFaults.delegate_unknown);
  if (standing.status !== 'approved') throw new DomainError(registrationFaults.delegate_not_approved);
  const row = await insertBadge(tx, {
    delegateId,
    medium,
    category: standing.category,
    keyId,
    holderKey: holderKey ? Buffer.from(holderKey, 'base64url') : null,
    issuedAt: now,
    ...badgeValidity(await findConference(tx), now),
  });
  if (!row) throw new DomainError(registrationFaults.badge_already_issued);
  return row;
}
