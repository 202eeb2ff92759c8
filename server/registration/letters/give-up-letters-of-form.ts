import type { Queryable } from '../../../db/client.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { updateFormLettersGivenUp } from './letters.queries.ts';
import { postBoardOf } from './post-board.ts';

/** Letters with the link of a form that is taken back, in the caller's transaction: none is tried any more, nor sent again. */
export async function giveUpLettersOfForm(
  { clock, live }: Pick<Dependencies, 'clock' | 'live'>,
  tx: Queryable,
  draftId: string,
): Promise<void> {
  await updateFormLettersGivenUp(tx, draftId, clock.now());
  postBoardOf(live).changed();
}
