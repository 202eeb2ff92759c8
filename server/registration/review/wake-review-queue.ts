import type { Live } from '../../live/live.ts';
import { reviewQueue } from './review.contract.ts';

/** Says that somebody came into the queue, left it or was changed; after the commit. */
export function wakeReviewQueue(live: Pick<Live, 'wake'>): void {
  live.wake(reviewQueue, {});
}
