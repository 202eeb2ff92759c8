import type { Queryable } from '../../../db/client.ts';
import { type DelegateCategory, delegateCategories } from '../../../db/vocabulary.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { findTerms } from '../forms/terms.queries.ts';
import { reviewFaults } from './review.errors.ts';
import { isRegisteredBy } from './review.queries.ts';

/**
 * The categories that this member of staff may give to this delegate: supervisors and administrators all of them, the
 * desk those that the terms open to the public or to walk-ins. Whom they registered themself they approve only as what
 * the desk may approve on the spot, for otherwise nobody else would have looked at it.
 */
export async function listGivableCategories(
  db: Queryable,
  { id, roles }: StaffActor,
  delegateId: string,
): Promise<readonly DelegateCategory[]> {
  if (roles.includes('supervisor') || roles.includes('administrator')) return delegateCategories;
  const { openTo, approvedByRule, walkIn } = await findTerms(db);
  const isOwn = await isRegisteredBy(db, delegateId, id);
  const open = new Set([...approvedByRule, ...walkIn, ...(isOwn ? [] : openTo)]);
  return delegateCategories.filter((category) => open.has(category));
}

/** Throws `supervisor_needed` where a category is not this member's to give. */
export async function refuseUngivable(
  tx: Queryable,
  actor: StaffActor,
  { delegateId, category }: { delegateId: string; category: DelegateCategory },
): Promise<void> {
  const givable = await listGivableCategories(tx, actor, delegateId);
  if (!givable.includes(category)) throw new DomainError(reviewFaults.supervisor_needed);
}
