import type { Dependencies } from '../../kernel/dependencies.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import type { Darkroom } from './darkroom.ts';
import { gatherPhotograph } from './gather-photograph.ts';
import { openDraft } from './open-draft.ts';
import type { PhotographToSee } from './photographs.contract.ts';
import { upsertDraftPhotograph } from './photographs.queries.ts';
import { sealPhotograph } from './seal-photograph.ts';
import { showPhotograph } from './show-photograph.ts';

type PutDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets'> & { darkroom: Darkroom };

/**
 * Takes in the photograph of a form that is being filled in, in the place of the one there was. Throws
 * `photograph_draft_unknown`, `photographs_busy`, `photograph_cut_off`, or what is wrong with the picture.
 */
export async function putDraftPhotograph(
  deps: PutDependencies,
  { secret, body }: { secret: string; body: ReadableStream<Uint8Array> | null },
): Promise<PhotographToSee> {
  // Whose form it is comes first: nothing is read for somebody who has none.
  await openDraft(deps, deps.database.drizzle, secret);
  const developed = await deps.darkroom.seated('form', async () => deps.darkroom.develop(await gatherPhotograph(body)));
  const photograph = sealPhotograph(deps, developed);
  await inTransaction(deps.database, async (tx) => {
    const draft = await openDraft(deps, tx, secret);
    await upsertDraftPhotograph(tx, draft.id, photograph);
  });
  return showPhotograph(deps, { kind: 'form' }, { ...photograph, source: 'form' });
}
