import type { BadgeMedium } from '../../../db/vocabulary.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { findConference } from '../registration.queries.ts';
import { badgeValidity } from './badge-validity.ts';
import { insertMissingBadges } from './badges.queries.ts';
import { loadBadgeSigner } from './sign-badge.ts';

/** Issues a badge to each approved delegate who has none of this medium that was not revoked. */
export async function issueMissingBadges(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  { medium }: { medium: BadgeMedium },
): Promise<{ issued: number }> {
  const signer = await loadBadgeSigner(deps.database.drizzle, deps);
  return inTransaction(deps.database, async (tx) => {
    const issuedAt = deps.clock.now();
    const validity = badgeValidity(await findConference(tx), issuedAt);
    const badge = { medium, keyId: signer.keyId, issuedAt, ...validity };
    const issued = await insertMissingBadges(tx, 'approved', badge);
    if (issued > 0) await appendLedger(deps, actor, tx, { action: 'badges_issued', details: { medium, issued } });
    return { issued };
  });
}
