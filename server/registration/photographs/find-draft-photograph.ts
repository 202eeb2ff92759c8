import type { Dependencies } from '../../kernel/dependencies.ts';
import { openDraft } from './open-draft.ts';
import type { PhotographAnswer } from './photographs.contract.ts';
import { findDraftPhotographFacts, findPhotographFacts } from './photographs.queries.ts';
import { showPhotograph } from './show-photograph.ts';

/**
 * The photograph of a form with an address for whoever has its secret: the one sent with it, or else the one that its
 * delegate has already, from an archive or the desk; empty where there is none. Throws `photograph_draft_unknown`.
 */
export async function findDraftPhotograph(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  secret: string,
): Promise<PhotographAnswer> {
  const { drizzle } = deps.database;
  const { id, delegateId } = await openDraft(deps, drizzle, secret);
  const sent = await findDraftPhotographFacts(drizzle, id);
  const facts = sent
    ? { ...sent, source: 'form' as const }
    : delegateId && (await findPhotographFacts(drizzle, delegateId));
  return facts ? { photograph: showPhotograph(deps, { kind: 'form' }, facts) } : {};
}
