import type { Dependencies } from '../../kernel/dependencies.ts';
import { listErasureRequests } from '../own-data/own-data.queries.ts';
import type { ErasureRequests } from '../privacy.contract.ts';

/** Who asked to be erased and is still there, the first first. */
export async function describeErasureRequests({
  database,
  clock,
}: Pick<Dependencies, 'database' | 'clock'>): Promise<ErasureRequests> {
  const rows = await listErasureRequests(database.drizzle, clock.now());
  return {
    requests: rows.map(({ delegate, askedAt, proposalId }) => ({
      ...{ delegate, askedAt: askedAt.toISOString(), isProposed: proposalId !== null },
    })),
  };
}
