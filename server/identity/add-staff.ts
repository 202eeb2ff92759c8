import type { z } from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { uuidv7 } from '../kernel/ids.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { type newStaffMember, type StaffMember, staffTopic } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';
import { rolesHeld } from './roles-held.ts';
import { insertStaff } from './staff.queries.ts';

/**
 * Adds a member of staff, who can sign in with a link. Without `live`, before anybody follows. Throws
 * `identity.email_taken`.
 */
export async function addStaff(
  {
    database,
    clock,
    secrets,
    live,
  }: Pick<Dependencies, 'database' | 'clock' | 'secrets'> & Partial<Pick<Dependencies, 'live'>>,
  actor: Actor,
  { name, email, ...given }: z.infer<typeof newStaffMember>,
): Promise<StaffMember> {
  const createdAt = clock.now();
  const member = await inTransaction(database, async (tx) => {
    const held = rolesHeld(given);
    const added = await insertStaff(tx, { id: uuidv7(createdAt), name, email, ...held, createdAt });
    if (!added) throw new DomainError(identityFaults.email_taken);
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'staff_added',
      details: { staffId: added.id, ...held },
    });
    return added;
  });
  live?.wake(staffTopic, {});
  return member;
}
