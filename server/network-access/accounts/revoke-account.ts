import type { Transaction } from '../../../db/client.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { networkAccessFaults } from '../network-access.errors.ts';
import { findAccount, markRestored, markRevoked } from './accounts.queries.ts';

type RevokeDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets'>;

interface Decision {
  readonly delegateId: string;
  readonly because: string;
}

/**
 * Takes a delegate off the network until it is taken back: nothing of theirs joins any more, and what is connected is
 * disconnected at once. Throws `network_access.delegate_unknown`, `account_revoked`.
 */
export async function revokeAccount(
  deps: RevokeDependencies,
  actor: StaffActor,
  { delegateId, because }: Decision,
): Promise<void> {
  await inTransaction(deps.database, async (tx) => {
    await assertKnown(tx, delegateId);
    // The ledger first, the account last, as all do that end a right: nothing waits in a circle.
    await appendLedger(deps, actor, tx, { action: 'network_account_revoked', delegateId, details: { because } });
    const revocation = { revokedAt: deps.clock.now(), revokedBy: actor.id, revokedBecause: because };
    if (!(await markRevoked(tx, delegateId, revocation))) throw new DomainError(networkAccessFaults.account_revoked);
  });
}

/** Takes a revocation back. Throws `network_access.delegate_unknown`, `account_not_revoked`. */
export async function restoreAccount(
  deps: RevokeDependencies,
  actor: StaffActor,
  { delegateId, because }: Decision,
): Promise<void> {
  await inTransaction(deps.database, async (tx) => {
    await assertKnown(tx, delegateId);
    await appendLedger(deps, actor, tx, { action: 'network_account_restored', delegateId, details: { because } });
    if (!(await markRestored(tx, delegateId))) throw new DomainError(networkAccessFaults.account_not_revoked);
  });
}

async function assertKnown(tx: Transaction, delegateId: string): Promise<void> {
  if (!(await findAccount(tx, delegateId))) throw new DomainError(networkAccessFaults.delegate_unknown);
}
