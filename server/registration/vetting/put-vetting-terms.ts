import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { findConference, updateConference } from '../registration.queries.ts';
import type { VettingTerms } from './vetting.contract.ts';

/** Of which categories nobody is let in before they are cleared. */
export async function describeVettingTerms({ database }: Pick<Dependencies, 'database'>): Promise<VettingTerms> {
  const { vettedCategories } = await findConference(database.drizzle);
  return { categories: vettedCategories };
}

/** Says of which categories nobody is let in before they are cleared; gates know within five seconds. */
export async function putVettingTerms(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor,
  { categories }: VettingTerms,
): Promise<VettingTerms> {
  return inTransaction(deps.database, async (tx) => {
    const { vettedCategories } = await updateConference(tx, { vettedCategories: [...new Set(categories)] });
    const details = { categories: vettedCategories };
    await appendLedger(deps, actor, tx, { action: 'vetting_terms_changed', details });
    return { categories: vettedCategories };
  });
}
