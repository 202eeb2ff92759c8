import type { Queryable } from '../../../db/client.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { registrationFaults } from '../registration.errors.ts';
import type { BadgeSummary } from './badges.contract.ts';
import { type BadgeRow, findBadge, updateBadgeRevoked } from './badges.queries.ts';
import { describeBadge } from './describe-badge.ts';

export interface BadgeChange {
  serial: number;
  because: string;
}

/** Makes a badge good for nothing, at once. Throws `badge_unknown`, or `badge_not_good` when it was so before. */
export async function revokeBadge(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  { serial, because }: BadgeChange,
): Promise<BadgeSummary> {
  return inTransaction(deps.database, async (tx) => {
    const row = await takeOutOfUse(tx, { serial, because, at: deps.clock.now() });
    const details = { serial, because };
    await appendLedger(deps, actor, tx, { action: 'badge_revoked', delegateId: row.delegateId, details });
    return describeBadge(row);
  });
}

/** Marks a badge revoked within the caller's transaction; throws as `revokeBadge` does. */
export async function takeOutOfUse(
  tx: Queryable,
  { serial, ...revoked }: BadgeChange & { at: Date },
): Promise<BadgeRow> {
  const row = await updateBadgeRevoked(tx, serial, revoked);
  if (row) return row;
  const isThere = await findBadge(tx, serial);
  throw new DomainError(isThere ? registrationFaults.badge_not_good : registrationFaults.badge_unknown);
}
