import type { Dependencies } from '../kernel/dependencies.ts';
import type { StaffMember } from './identity.contract.ts';
import { listStaffRows } from './staff.queries.ts';

/** All members of staff, also those who are disabled, by name. */
export function listStaff({ database }: Pick<Dependencies, 'database'>): Promise<StaffMember[]> {
  return listStaffRows(database.drizzle);
}
