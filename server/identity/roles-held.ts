import type { Role } from '../../db/vocabulary.ts';
import type { StaffRoles } from './identity.contract.ts';

export interface RolesHeld {
  readonly roles: Role[];
  /** None is everywhere. */
  readonly gateIds: string[] | null;
  readonly stationIds: string[] | null;
}

/** Roles and places as they are kept: each once, and no place for a role that is not held. */
export const rolesHeld = ({ roles, gateIds, stationIds }: StaffRoles): RolesHeld => ({
  roles: [...new Set(roles)],
  gateIds: roles.includes('gate') && gateIds ? [...new Set(gateIds)] : null,
  stationIds: roles.includes('station') && stationIds ? [...new Set(stationIds)] : null,
});
