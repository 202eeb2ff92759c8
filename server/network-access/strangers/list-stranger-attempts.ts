import type { Dependencies } from '../../kernel/dependencies.ts';
import { known } from '../accounts/known.ts';
import { type StrangerAttempts, strangersShown } from '../network-access.contract.ts';
import { listStrangerAttempts as listRows } from './strangers.queries.ts';

const lookBackMs = 3_600_000;
/** The database counts in spans of as long (`network_count_stranger`). */
const spanMs = 10 * 60_000;

/** Of the last hour, and of what of the ten minutes before it is counted together with it. */
export async function listStrangerAttempts({
  database,
  clock,
}: Pick<Dependencies, 'database' | 'clock'>): Promise<StrangerAttempts> {
  const from = clock.now().getTime() - lookBackMs;
  const since = new Date(from - (from % spanMs));
  const rows = await listRows(database.drizzle, since, strangersShown);
  return { since: since.toISOString(), attempts: rows.map(known) };
}
