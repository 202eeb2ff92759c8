import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import type { BadgeWithToken } from './badges.contract.ts';
import { updateBadgeReplaced } from './badges.queries.ts';
import { describeBadgeWithToken } from './describe-badge.ts';
import { addBadge } from './issue-badge.ts';
import { type BadgeChange, takeOutOfUse } from './revoke-badge.ts';
import { loadBadgeSigner } from './sign-badge.ts';

/**
 * Puts a new badge of the same medium in the place of one that is good, which from then on says that it was replaced.
 * A phone's own key is not carried over: the phone may be what was lost. Throws as revoking and issuing do.
 */
export async function reissueBadge(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  { serial, because }: BadgeChange,
): Promise<BadgeWithToken> {
  const signer = await loadBadgeSigner(deps.database.drizzle, deps);
  return inTransaction(deps.database, async (tx) => {
    const now = deps.clock.now();
    const { delegateId, medium } = await takeOutOfUse(tx, { serial, because, at: now });
    const row = await addBadge(tx, { delegateId, medium, keyId: signer.keyId, now });
    await updateBadgeReplaced(tx, serial, row.serial);
    const details = { serial, replacedBy: row.serial, because };
    await appendLedger(deps, actor, tx, { action: 'badge_reissued', delegateId, details });
    return describeBadgeWithToken(row, signer);
  });
}
