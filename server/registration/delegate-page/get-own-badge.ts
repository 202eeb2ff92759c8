import type { DelegateActor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { issueBadge } from '../badges/issue-badge.ts';
import { registrationFaults } from '../registration.errors.ts';
import type { DelegatePage } from './delegate-page.contract.ts';
import { findLastPhoneBadge } from './delegate-page.queries.ts';
import { describeOwnPage, type PageDependencies } from './describe-own-page.ts';

/**
 * Issues the first phone badge of an approved delegate who opens their page, and tells the page as it is then. Asking
 * again changes nothing. What the desk revoked is not issued anew: `registration.badge_not_good`. Throws
 * `registration.delegate_not_approved`, `conference_over`.
 */
export async function getOwnBadge(deps: PageDependencies, actor: DelegateActor): Promise<DelegatePage> {
  const badge = await findLastPhoneBadge(deps.database.drizzle, actor.id);
  if (badge?.revokedAt) throw new DomainError(registrationFaults.badge_not_good);
  if (!badge) await issueBadge(deps, actor, { delegateId: actor.id, medium: 'phone' }).catch(ignoreIssuedMeanwhile);
  return describeOwnPage(deps, actor);
}

function ignoreIssuedMeanwhile(error: unknown): void {
  if (!(error instanceof DomainError) || error.fault !== registrationFaults.badge_already_issued) throw error;
}
