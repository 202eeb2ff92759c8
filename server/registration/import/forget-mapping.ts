import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { importFaults } from './import.errors.ts';
import { deleteMapping } from './mappings.queries.ts';

/** Forgets how certain files are read: the next one is asked about. Throws `mapping_unknown`. */
export async function forgetMapping({ database }: Pick<Dependencies, 'database'>, id: string): Promise<void> {
  if (!(await deleteMapping(database.drizzle, id))) throw new DomainError(importFaults.mapping_unknown);
}
