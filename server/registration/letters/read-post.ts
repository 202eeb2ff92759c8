import type { Dependencies } from '../../kernel/dependencies.ts';
import type { StateOf } from '../../live/define-topic.ts';
import type { postBoard } from './letters.contract.ts';
import { countPost } from './letters.queries.ts';
import { postBoardOf } from './post-board.ts';

/** How the post stands now, for its topic. */
export async function readPost({
  database,
  live,
}: Pick<Dependencies, 'database' | 'live'>): Promise<StateOf<typeof postBoard>> {
  const { isConfigured, trouble } = postBoardOf(live);
  const { due, inTrouble, lastSentAt } = await countPost(database.drizzle);
  return {
    isConfigured,
    due,
    inTrouble,
    ...(lastSentAt && { lastSentAt: lastSentAt.toISOString() }),
    ...(trouble && { trouble: { since: trouble.since.toISOString(), what: trouble.what } }),
  };
}
