import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { rolesThatMay } from '../../kernel/permission.contract.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { registrationFaults } from '../registration.errors.ts';
import { describeHandOver } from './describe-hand-over.ts';
import { type HandOver, type HandOverToMake, handOvers } from './desk.contract.ts';
import { deskFaults } from './desk.errors.ts';
import {
  findHandOver,
  hasOpenHandOver,
  insertHandOver,
  listColleagues,
  lockDelegateToHandOver,
  lockRequest,
} from './desk.queries.ts';

/**
 * Hands a delegate over to a colleague, or to whoever is free, with what was done and what is still wrong. Throws
 * `delegate_unknown`, `handed_over_already`, `colleague_unknown`.
 */
export async function handOver(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  { delegateId, note, to }: HandOverToMake,
): Promise<HandOver> {
  const made = await inTransaction(deps.database, async (tx) => {
    await lockRequest(tx, delegateId);
    if (!(await lockDelegateToHandOver(tx, delegateId))) throw new DomainError(registrationFaults.delegate_unknown);
    if (await hasOpenHandOver(tx, delegateId)) throw new DomainError(deskFaults.handed_over_already);
    const colleagues = to ? await listColleagues(tx, rolesThatMay(permissions.handOver)) : [];
    if (to && !colleagues.some(({ id }) => id === to)) throw new DomainError(deskFaults.colleague_unknown);
    const handedAt = deps.clock.now();
    const id = uuidv7(handedAt);
    await insertHandOver(tx, { id, delegateId, note, handedAt, handedBy: actor.id, handedTo: to ?? null });
    const details = { handOverId: id, note, ...(to && { to }) };
    await appendLedger(deps, actor, tx, { action: 'hand_over_made', delegateId, details });
    return findHandOver(tx, id);
  });
  if (!made) throw new Error('a hand-over that was made is not there');
  deps.live.wake(handOvers, {});
  return describeHandOver(made);
}
