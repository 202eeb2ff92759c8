import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { listBadgesOf } from '../badges/badges.queries.ts';
import { describeBadge } from '../badges/describe-badge.ts';
import { registrationFaults } from '../registration.errors.ts';
import type { DelegateDetails } from './delegates.contract.ts';
import { findDelegate } from './delegates.queries.ts';
import { describeDelegateRow } from './find-delegates.ts';

/** One delegate with all badges, newest first. Throws `delegate_unknown`. */
export async function describeDelegate(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  id: string,
): Promise<DelegateDetails> {
  const standing = await findDelegate(database.drizzle, id, clock.now());
  if (!standing) throw new DomainError(registrationFaults.delegate_unknown);
  const { externalReference, email, birthDate, documentCountry, documentLast4 } = standing.delegate;
  const badges = await listBadgesOf(database.drizzle, id);
  return {
    ...describeDelegateRow(standing),
    externalReference,
    email,
    ...(birthDate && { birthDate }),
    ...(documentCountry && { documentCountry }),
    ...(documentLast4 && { documentLast4 }),
    ...(standing.verifiedAt && { verifiedAt: standing.verifiedAt.toISOString() }),
    badges: badges.map(describeBadge),
  };
}
