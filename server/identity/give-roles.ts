import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { forgetAuthentications } from './authenticate.ts';
import { type StaffMember, type StaffRoles, staffTopic } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';
import { rolesHeld } from './roles-held.ts';
import { markToTurn } from './sign-ins.queries.ts';
import { lockAdministrators, updateStaff } from './staff.queries.ts';

/**
 * Gives a member of staff these roles, and the places where they hold, instead of those they had; it holds from their
 * next request on, which also gets their sign-in another secret. Without `live`, beside a server that tells by itself what it
 * reads next. Throws `identity.staff_unknown`, and `identity.last_administrator` when nobody would be left to administer.
 */
export async function giveRoles(
  {
    database,
    clock,
    secrets,
    live,
  }: Pick<Dependencies, 'database' | 'clock' | 'secrets'> & Partial<Pick<Dependencies, 'live'>>,
  actor: Actor,
  { staffId, ...given }: StaffRoles & { staffId: string },
): Promise<StaffMember> {
  const held = rolesHeld(given);
  const changed = await inTransaction(database, async (tx) => {
    const administrators = await lockAdministrators(tx);
    const isLast = administrators.length === 1 && administrators[0] === staffId;
    if (isLast && !held.roles.includes('administrator')) throw new DomainError(identityFaults.last_administrator);
    const member = await updateStaff(tx, staffId, held);
    if (!member) throw new DomainError(identityFaults.staff_unknown);
    await markToTurn(tx, staffId);
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'staff_changed',
      details: { staffId, ...held },
    });
    return member;
  });
  forgetAuthentications(database);
  live?.doubt(staffId);
  live?.wake(staffTopic, {});
  return changed;
}
