import type { z } from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { addStaff } from './add-staff.ts';
import { giveRoles } from './give-roles.ts';
import type { newStaffMember, StaffMember } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';
import { findStaffByEmail } from './staff.queries.ts';

/**
 * The member of staff with this e-mail address: added when there is none, given the roles that are missing when there
 * is one. For the operator of the machine. Throws `identity.staff_disabled`.
 */
export async function ensureStaff(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  wanted: z.infer<typeof newStaffMember>,
): Promise<StaffMember> {
  const known = await findStaffByEmail(deps.database.drizzle, wanted.email);
  if (!known) return addStaff(deps, actor, wanted);
  if (known.disabledAt) throw new DomainError(identityFaults.staff_disabled);
  const roles = [...new Set([...known.roles, ...wanted.roles])];
  if (roles.length === known.roles.length) return known;
  return giveRoles(deps, actor, { staffId: known.id, roles });
}
