import type { Dependencies } from '../../kernel/dependencies.ts';
import { openDraft } from './open-draft.ts';
import type { PhotographAnswer } from './photographs.contract.ts';
import { findDraftPhotographFacts } from './photographs.queries.ts';
import { showPhotograph } from './show-photograph.ts';

/** The photograph of a form with an address for whoever has its secret; empty where there is none. Throws `photograph_draft_unknown`. */
export async function findDraftPhotograph(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  secret: string,
): Promise<PhotographAnswer> {
  const draft = await openDraft(deps, deps.database.drizzle, secret);
  const facts = await findDraftPhotographFacts(deps.database.drizzle, draft.id);
  return facts ? { photograph: showPhotograph(deps, { kind: 'form' }, { ...facts, source: 'form' }) } : {};
}
