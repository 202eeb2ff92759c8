import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { handOvers } from './desk.contract.ts';
import { deskFaults } from './desk.errors.ts';
import { lockHandOver, updateHandOver } from './desk.queries.ts';

/** Says that what somebody was handed over for is settled. Throws `hand_over_unknown`, `hand_over_closed`. */
export async function closeHandOver(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  id: string,
): Promise<void> {
  await inTransaction(deps.database, async (tx) => {
    const row = await lockHandOver(tx, id);
    if (!row) throw new DomainError(deskFaults.hand_over_unknown);
    if (row.closedAt) throw new DomainError(deskFaults.hand_over_closed);
    const now = deps.clock.now();
    const taken = row.takenBy ? {} : { takenBy: actor.id, takenAt: now };
    await updateHandOver(tx, id, { closedAt: now, ...taken });
    const { delegateId } = row;
    await appendLedger(deps, actor, tx, { action: 'hand_over_closed', delegateId, details: { handOverId: id } });
  });
  deps.live.wake(handOvers, {});
}
