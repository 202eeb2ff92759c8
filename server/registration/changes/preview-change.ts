import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { registrationFaults } from '../registration.errors.ts';
import { refuseUngivable } from '../review/may-give.ts';
import type { ChangePreview, RegistrationChange } from './changes.contract.ts';
import { findSituation } from './changes.queries.ts';
import { foreseeConsequences } from './foresee-consequences.ts';

/**
 * What a change would do, as things stand. Nothing is changed. Throws `delegate_unknown`, and `supervisor_needed` for a
 * category that is not this member's to give.
 */
export async function previewChange(
  { database }: Pick<Dependencies, 'database'>,
  actor: StaffActor,
  { delegateId, change }: { delegateId: string; change: RegistrationChange },
): Promise<ChangePreview> {
  const db = database.drizzle;
  const situation = await findSituation(db, delegateId);
  const other = change.kind === 'merge' ? await findSituation(db, change.otherId) : undefined;
  const isUnknown = change.kind === 'merge' && !other;
  if (!situation || isUnknown) throw new DomainError(registrationFaults.delegate_unknown);
  const isOther = change.kind === 'category' && change.category !== situation.delegate.category;
  if (isOther) await refuseUngivable(db, actor, { delegateId, category: change.category });
  return { revision: situation.delegate.revision, consequences: foreseeConsequences(change, situation, other) };
}
