import type { Queryable } from '../../../db/client.ts';
import { deleteDraftPhotograph, findHolder, upsertPhotograph } from './photographs.queries.ts';

/**
 * Hands the photograph of a form over to the delegate whose form it was, in the transaction in which the form is sent;
 * without one, the delegate keeps the photograph that they have. So does a delegate who was verified by theirs.
 */
export async function keepDraftPhotograph(
  tx: Queryable,
  { draftId, delegateId }: { draftId: string; delegateId: string },
): Promise<void> {
  const photograph = await deleteDraftPhotograph(tx, draftId);
  if (!photograph) return;
  const holder = await findHolder(tx, delegateId);
  if (holder?.isVerified) return;
  await upsertPhotograph(tx, { delegateId, ...photograph, source: 'form', takenBy: null });
}
