import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { describeHandOver } from './describe-hand-over.ts';
import { type HandOver, handOvers } from './desk.contract.ts';
import { deskFaults } from './desk.errors.ts';
import { findHandOver, lockHandOver, updateHandOver } from './desk.queries.ts';

/**
 * Takes somebody who was handed over; the one it was meant for, or anybody else who is there first. Taking again what is
 * one's own changes nothing. Throws `hand_over_unknown`, `hand_over_closed`, `hand_over_taken`.
 */
export async function takeHandOver(
  deps: Pick<Dependencies, 'database' | 'clock' | 'live'>,
  actor: StaffActor,
  id: string,
): Promise<HandOver> {
  const taken = await inTransaction(deps.database, async (tx) => {
    const row = await lockHandOver(tx, id);
    if (!row) throw new DomainError(deskFaults.hand_over_unknown);
    if (row.closedAt) throw new DomainError(deskFaults.hand_over_closed);
    if (row.takenBy && row.takenBy !== actor.id) throw new DomainError(deskFaults.hand_over_taken);
    if (!row.takenBy) await updateHandOver(tx, id, { takenBy: actor.id, takenAt: deps.clock.now() });
    return findHandOver(tx, id);
  });
  if (!taken) throw new Error('a hand-over that was locked is not there');
  deps.live.wake(handOvers, {});
  return describeHandOver(taken);
}
