import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { standingOf } from '../review/describe-standing.ts';
import { listCompanionDrafts, listCompanions } from './drafts.queries.ts';
import type { CompanionList } from './forms.contract.ts';
import { findTerms } from './terms.queries.ts';

/** Who accompanies the delegate, and forms begun for companions that were not sent yet. */
export async function listOwnCompanions(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  actor: DelegateActor,
): Promise<CompanionList> {
  const db = database.drizzle;
  const registered = await listCompanions(db, actor.id);
  const companions = [];
  for (const companion of registered) {
    const { id, name, nameLatin } = companion;
    companions.push({ id, name, nameLatin, standing: await standingOf(db, companion) });
  }
  const drafts = await listCompanionDrafts(db, actor.id, clock.now());
  const forms = drafts.map(({ id, email, expiresAt }) => ({ id, email, expiresAt: expiresAt.toISOString() }));
  return { companions, forms, atMost: (await findTerms(db)).companionsAtMost };
}
