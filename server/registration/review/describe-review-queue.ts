import { createHash } from 'node:crypto';
import type { Dependencies } from '../../kernel/dependencies.ts';
import type { StateOf } from '../../live/define-topic.ts';
import { describeQuotas } from '../forms/describe-terms.ts';
import { countQueues, type QueueCount } from './queue.queries.ts';
import type { reviewQueue } from './review.contract.ts';

type QueueState = StateOf<typeof reviewQueue>;

/** How many wait, are asked for more, or are on the waiting list, without a name. */
export async function describeReviewQueue(deps: Pick<Dependencies, 'database'>): Promise<QueueState> {
  const [counts, { categories }] = await Promise.all([countQueues(deps.database.drizzle), describeQuotas(deps)]);
  const sum = (of: (count: QueueCount) => number) => counts.reduce((total, count) => total + of(count), 0);
  const marks = counts.map(({ category, mark }) => `${category} ${mark}`).join('\n');
  return {
    waiting: sum(({ waiting }) => waiting),
    asked: sum(({ asked }) => asked),
    waitlisted: sum(({ waitlisted }) => waitlisted),
    version: createHash('sha256').update(marks).digest('base64url').slice(0, 16),
    categories: categories.map((standing) => ({
      ...standing,
      waiting: counts.find(({ category }) => category === standing.category)?.waiting ?? 0,
    })),
  };
}
