import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { describeDesign } from './describe-designs.ts';
import { changedAfter, lockSeenDesign, type SeenDesign } from './lock-seen-design.ts';
import type { BadgeDesign } from './printing.contract.ts';
import { updateDesign, updateNoneInUse } from './printing.queries.ts';

/** From now on badges are printed with this design. Throws `design_unknown` or `design_changed_meanwhile`. */
export async function useDesign(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor,
  seen: SeenDesign,
): Promise<BadgeDesign> {
  await inTransaction(deps.database, async (tx) => {
    const design = await lockSeenDesign(tx, seen);
    if (design.isInUse) return;
    await updateNoneInUse(tx);
    const changedAt = changedAfter(design, deps.clock.now());
    await updateDesign(tx, design.id, { isInUse: true, changedAt, changedBy: actor.id });
    const details = { design: design.id, putInUse: design.name };
    await appendLedger(deps, actor, tx, { action: 'badge_design_changed', details });
  });
  return describeDesign(deps, seen.id);
}
