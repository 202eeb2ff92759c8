import type { Queryable } from '../../../db/client.ts';
import type { DelegateCategory, ReviewDecision } from '../../../db/vocabulary.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { findLastReview, insertReview } from './review.queries.ts';

export interface ReviewToRecord {
  delegateId: string;
  /** The delegate's, as the decision left it: two decisions never have the same. */
  revision: number;
  decision: ReviewDecision;
  /** Where it is another than the one asked for. */
  category?: DelegateCategory | undefined;
  /** What the delegate is told; needed for `declined` and `asked`. */
  because?: string | undefined;
  /** A day such as 2026-11-20. */
  dueOn?: string | undefined;
}

/**
 * Writes a decision into the history of a registration, within the transaction that carries it out. Each is later than
 * the one before, whatever the clock says.
 */
export async function recordReview(
  { clock }: { clock: Clock },
  tx: Queryable,
  actor: Actor,
  { delegateId, revision, decision, category, because, dueOn }: ReviewToRecord,
): Promise<void> {
  const now = clock.now();
  const last = await findLastReview(tx, delegateId);
  const at = last && last.at >= now ? new Date(last.at.getTime() + 1) : now;
  await insertReview(tx, {
    id: uuidv7(at),
    delegateId,
    at,
    revision,
    decision,
    decidedBy: actor.kind === 'staff' ? actor.id : null,
    category: category ?? null,
    because: because ?? '',
    dueOn: dueOn ?? null,
  });
}
