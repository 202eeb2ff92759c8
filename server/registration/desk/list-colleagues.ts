import type { Dependencies } from '../../kernel/dependencies.ts';
import { type ColleagueList, deskAudiences } from './desk.contract.ts';
import { listColleagues as listColleagueRows } from './desk.queries.ts';

/** Whom a delegate can be handed to, by name. */
export async function listColleagues({ database }: Pick<Dependencies, 'database'>): Promise<ColleagueList> {
  return { colleagues: await listColleagueRows(database.drizzle, deskAudiences.handOver) };
}
