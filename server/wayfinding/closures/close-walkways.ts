import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { rebuildWayBoard, wayBoardOf } from '../ways/way-board.ts';
import { wayFaults } from '../ways/ways.errors.ts';
import { closuresTopic, type NewClosure } from './closures.contract.ts';
import { countOpenClosures, insertClosure } from './closures.queries.ts';
import { assertKnown } from './foresee-closure.ts';

const mostClosures = 1000;

/**
 * Closes walkways: ways lead around them from the next question on. Throws `ways.no_plan`, `ways.unknown_walkway` or
 * `ways.too_many_closures`.
 */
export async function closeWalkways(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  { walkwayIds, startsAt, until, reason }: NewClosure,
): Promise<{ id: string }> {
  const { ground } = await wayBoardOf(deps);
  if (!ground) throw new DomainError(wayFaults.no_plan);
  assertKnown(ground, walkwayIds);
  const id = uuidv7(deps.clock.now());
  await inTransaction(deps.database, async (tx) => {
    const now = deps.clock.now();
    if ((await countOpenClosures(tx, now)) >= mostClosures) throw new DomainError(wayFaults.too_many_closures);
    await insertClosure(tx, {
      ...{ id, walkwayIds: [...new Set(walkwayIds)], reason, madeAt: now, madeBy: actor.id },
      startsAt: startsAt ? new Date(startsAt) : now,
      until: until ? new Date(until) : null,
    });
    const details = { walkways: walkwayIds.length, ...(startsAt && { startsAt }), ...(until && { until }) };
    await appendLedger(deps, actor, tx, { action: 'walkways_closed', details });
  });
  await rebuildWayBoard(deps);
  deps.live.wake(closuresTopic, {});
  return { id };
}
