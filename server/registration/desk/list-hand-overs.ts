import type { Dependencies } from '../../kernel/dependencies.ts';
import { describeHandOver } from './describe-hand-over.ts';
import type { HandOver } from './desk.contract.ts';
import { countOpenHandOvers, listOpenHandOvers } from './desk.queries.ts';

const shown = 100;

/** Who was handed over and not settled, oldest first, and how many more there are. */
export async function listHandOvers({
  database,
}: Pick<Dependencies, 'database'>): Promise<{ open: HandOver[]; more: number }> {
  const db = database.drizzle;
  const rows = await listOpenHandOvers(db, shown);
  const all = rows.length < shown ? rows.length : await countOpenHandOvers(db);
  return { open: rows.map(describeHandOver), more: Math.max(0, all - rows.length) };
}
