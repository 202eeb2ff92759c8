import { theSystem } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger, readLastDetails } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { type KeptHours, keptFroms, keptHours as usualHours } from './kept-hours.contract.ts';

/**
 * For how long things of persons are kept the operator says in the configuration: where that is another than at the last
 * start, the ledger has it before it is in force. To be called at the start; a server that cannot write it does not start.
 */
export async function recordKeptHours(
  { database, clock, secrets }: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  keptHours: KeptHours,
): Promise<void> {
  await inTransaction(database, async (tx) => {
    const last = await readLastDetails(secrets, tx, 'retention_changed');
    const before: Partial<KeptHours> = { ...usualHours, ...Object(last?.keptHours) };
    const changed = keptFroms.filter((from) => before[from] !== keptHours[from]);
    if (changed.length === 0) return;
    const details = { keptHours, before: Object.fromEntries(changed.map((from) => [from, before[from]])) };
    await appendLedger({ clock, secrets }, theSystem, tx, { action: 'retention_changed', details });
  });
}
