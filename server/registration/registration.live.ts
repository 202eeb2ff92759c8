import type { Dependencies } from '../kernel/dependencies.ts';
import { handOvers } from './desk/desk.contract.ts';
import { listHandOvers } from './desk/list-hand-overs.ts';
import { importProgress } from './import/import.contract.ts';
import { importBoardOf } from './import/import-board.ts';
import { postBoard } from './letters/letters.contract.ts';
import { readPost } from './letters/read-post.ts';
import { describeReviewQueue } from './review/describe-review-queue.ts';
import { reviewQueue } from './review/review.contract.ts';

/** Says where the topics of this capability come from; once, at start. */
export function serveRegistrationTopics({ live, database }: Pick<Dependencies, 'live' | 'database'>): void {
  const board = importBoardOf(live);
  live.serve(postBoard, { read: () => readPost({ database, live }) });
  live.serve(handOvers, { read: () => listHandOvers({ database }) });
  live.serve(reviewQueue, { read: () => describeReviewQueue({ database }) });
  live.serve(importProgress, { read: ({ importId }) => board.stateOf(importId) });
}
