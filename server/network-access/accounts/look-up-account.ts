import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import type { NetworkAccount } from '../network-access.contract.ts';
import { describeAccount } from './describe-account.ts';

type Needed = Pick<Dependencies, 'database' | 'clock' | 'secrets'>;

/** Who looks on while somebody tries again has looked once. */
const lookMs = 15 * 60_000;

/**
 * Tells staff of an account, which says at which hotspots somebody's devices were: that they looked is in the ledger first,
 * once for each of the staff and each delegate in a quarter of an hour. Throws `network_access.delegate_unknown`.
 */
export function accountLookUps(deps: Needed) {
  const looks = new Map<string, number>();
  return async (actor: StaffActor, delegateId: string): Promise<NetworkAccount> => {
    const account = await describeAccount(deps, delegateId);
    const now = deps.clock.now().getTime();
    for (const [key, at] of looks) if (Math.abs(now - at) >= lookMs) looks.delete(key);
    const key = `${actor.id} ${delegateId}`;
    if (!looks.has(key)) {
      await inTransaction(deps.database, (tx) =>
        appendLedger(deps, actor, tx, { action: 'network_account_looked_up', delegateId, details: {} }),
      );
      looks.set(key, now);
    }
    return account;
  };
}
