import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { describeDesign } from './describe-designs.ts';
import type { BadgeDesign, BadgeLayout } from './printing.contract.ts';
import { printingFaults } from './printing.errors.ts';
import { countDesigns, insertDesign } from './printing.queries.ts';

const maxDesigns = 50;

/** Makes a design, which is not in use yet. Throws `design_name_taken` or `designs_too_many`. */
export async function makeDesign(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor,
  { name, layout }: { name: string; layout: BadgeLayout },
): Promise<BadgeDesign> {
  const now = deps.clock.now();
  const id = await inTransaction(deps.database, async (tx) => {
    if ((await countDesigns(tx)) >= maxDesigns) throw new DomainError(printingFaults.designs_too_many);
    const made = await insertDesign(tx, { id: uuidv7(now), name, layout, changedAt: now, changedBy: actor.id });
    if (!made) throw new DomainError(printingFaults.design_name_taken);
    await appendLedger(deps, actor, tx, { action: 'badge_design_changed', details: { design: made, made: name } });
    return made;
  });
  return describeDesign(deps, id);
}
