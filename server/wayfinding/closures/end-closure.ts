import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { rebuildWayBoard } from '../ways/way-board.ts';
import { wayFaults } from '../ways/ways.errors.ts';
import { closuresTopic } from './closures.contract.ts';
import { endClosureRow } from './closures.queries.ts';

/** Opens what was closed, or calls off what was to be. Throws `ways.unknown_closure`. */
export async function endClosure(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  id: string,
): Promise<void> {
  await inTransaction(deps.database, async (tx) => {
    if (!(await endClosureRow(tx, id, deps.clock.now()))) throw new DomainError(wayFaults.unknown_closure);
    await appendLedger(deps, actor, tx, { action: 'walkways_opened', details: { closure: id } });
  });
  await rebuildWayBoard(deps);
  deps.live.wake(closuresTopic, {});
}
