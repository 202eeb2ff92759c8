import type { Dependencies } from '../../kernel/dependencies.ts';
import { rolesThatMay } from '../../kernel/permission.contract.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import type { ColleagueList } from './desk.contract.ts';
import { listColleagues as listColleagueRows } from './desk.queries.ts';

/** Whom a delegate can be handed to, by name. */
export async function listColleagues({ database }: Pick<Dependencies, 'database'>): Promise<ColleagueList> {
  return { colleagues: await listColleagueRows(database.drizzle, rolesThatMay(permissions.handOver)) };
}
