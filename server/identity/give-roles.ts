import type { Role } from '../../db/vocabulary.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { forgetAuthentications } from './authenticate.ts';
import type { StaffMember } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';
import { lockAdministrators, updateStaff } from './staff.queries.ts';

/**
 * Gives a member of staff these roles in place of those they had; it holds from their next request on.
 * Throws `identity.staff_unknown`, and `identity.last_administrator` when nobody would be left to administer.
 */
export async function giveRoles(
  { database, clock, secrets }: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  { staffId, roles }: { staffId: string; roles: readonly Role[] },
): Promise<StaffMember> {
  const distinctRoles = [...new Set(roles)];
  const changed = await inTransaction(database, async (tx) => {
    const administrators = await lockAdministrators(tx);
    const isLast = administrators.length === 1 && administrators[0] === staffId;
    if (isLast && !distinctRoles.includes('administrator')) throw new DomainError(identityFaults.last_administrator);
    const member = await updateStaff(tx, staffId, { roles: distinctRoles });
    if (!member) throw new DomainError(identityFaults.staff_unknown);
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'staff_changed',
      details: { staffId, roles: distinctRoles },
    });
    return member;
  });
  forgetAuthentications(database);
  return changed;
}
