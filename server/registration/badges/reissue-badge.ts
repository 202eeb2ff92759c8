import type { Queryable } from '../../../db/client.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import type { BadgeWithToken } from './badges.contract.ts';
import { type BadgeRow, updateBadgeReplaced } from './badges.queries.ts';
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
    const row = await replaceBadge(tx, { serial, because, keyId: signer.keyId, at: deps.clock.now() });
    const details = { serial, replacedBy: row.serial, because };
    await appendLedger(deps, actor, tx, { action: 'badge_reissued', delegateId: row.delegateId, details });
    return describeBadgeWithToken(row, signer);
  });
}

/** Puts a new badge in the place of one within the caller's transaction, which writes the ledger; throws as `reissueBadge`. */
export async function replaceBadge(
  tx: Queryable,
  { serial, because, keyId, at }: BadgeChange & { keyId: number; at: Date },
): Promise<BadgeRow> {
  const { delegateId, medium } = await takeOutOfUse(tx, { serial, because, at });
  const row = await addBadge(tx, { delegateId, medium, keyId, now: at });
  await updateBadgeReplaced(tx, serial, row.serial);
  return row;
}
