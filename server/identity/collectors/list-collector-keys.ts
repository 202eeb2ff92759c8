import type { Dependencies } from '../../kernel/dependencies.ts';
import { type CollectorKey, listCollectorKeyRows } from './collector-keys.queries.ts';

/** All collector keys, also those that were revoked, without the keys themselves. */
export function listCollectorKeys({ database }: Pick<Dependencies, 'database'>): Promise<CollectorKey[]> {
  return listCollectorKeyRows(database.drizzle);
}
