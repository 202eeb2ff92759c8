import type { Dependencies } from '../../kernel/dependencies.ts';
import type { RememberedMapping } from './mapping.contract.ts';
import { listMappings } from './mappings.queries.ts';
import { mostMappings } from './remember-mapping.ts';

/** What is remembered of files, last used first. */
export async function listRememberedMappings({
  database,
}: Pick<Dependencies, 'database'>): Promise<{ mappings: RememberedMapping[] }> {
  return { mappings: await listMappings(database.drizzle, mostMappings) };
}
