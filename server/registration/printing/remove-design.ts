import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { lockSeenDesign, type SeenDesign } from './lock-seen-design.ts';
import { printingFaults } from './printing.errors.ts';
import { deleteDesign } from './printing.queries.ts';

/** Removes a design and its artwork. Throws as changing does, and `design_in_use` for the one that is printed with. */
export async function removeDesign(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor,
  seen: SeenDesign,
): Promise<void> {
  await inTransaction(deps.database, async (tx) => {
    const design = await lockSeenDesign(tx, seen);
    if (design.isInUse) throw new DomainError(printingFaults.design_in_use);
    await deleteDesign(tx, design.id);
    const details = { design: design.id, removed: design.name };
    await appendLedger(deps, actor, tx, { action: 'badge_design_changed', details });
  });
}
