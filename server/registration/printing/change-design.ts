import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { describeDesign } from './describe-designs.ts';
import { changedAfter, lockSeenDesign, type SeenDesign } from './lock-seen-design.ts';
import type { BadgeDesign, BadgeLayout } from './printing.contract.ts';
import { printingFaults } from './printing.errors.ts';
import { isNameTaken, updateDesign } from './printing.queries.ts';

/**
 * Gives a design another name and layout. Throws `design_unknown`, `design_changed_meanwhile` when the organiser saw
 * another version, `design_name_taken`.
 */
export async function changeDesign(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor,
  { name, layout, ...seen }: SeenDesign & { name: string; layout: BadgeLayout },
): Promise<BadgeDesign> {
  await inTransaction(deps.database, async (tx) => {
    const design = await lockSeenDesign(tx, seen);
    if (await isNameTaken(tx, name, design.id)) throw new DomainError(printingFaults.design_name_taken);
    const changedAt = changedAfter(design, deps.clock.now());
    await updateDesign(tx, design.id, { name, layout, changedAt, changedBy: actor.id });
    await appendLedger(deps, actor, tx, {
      action: 'badge_design_changed',
      details: { design: design.id, changed: name },
    });
  });
  return describeDesign(deps, seen.id);
}
