import type { Queryable } from '../../../db/client.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { registrationFaults } from '../registration.errors.ts';
import { formatBadgeNumber } from './badge-number.ts';
import { type BadgeRow, updateBadgesPrinted } from './badges.queries.ts';

/**
 * Counts one more printing of each badge within the caller's transaction. All are printed badges that are good now, or
 * none is counted: throws `badge_not_printable`, naming the first that is not.
 */
export async function countPrinted(tx: Queryable, serials: readonly number[], at: Date): Promise<BadgeRow[]> {
  const counted = await updateBadgesPrinted(tx, serials, at);
  const found = new Set(counted.map(({ serial }) => serial));
  const wrong = serials.find((serial) => !found.has(serial));
  if (wrong !== undefined) {
    throw new DomainError(registrationFaults.badge_not_printable, `It is badge ${formatBadgeNumber(wrong)}.`);
  }
  return counted;
}
