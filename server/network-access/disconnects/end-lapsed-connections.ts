import type { Dependencies } from '../../kernel/dependencies.ts';
import { lookEvery } from '../../kernel/look-every.ts';
import { endLapsed } from './disconnects.queries.ts';

const everyMs = 30_000;

/**
 * Ends connections whose time is over and of which nothing is told any more: their access point has not said that they ended.
 * Where it tells of one again, that is open again, and ended like any other when its right is over. The function returned
 * ends it, after what is under way.
 */
export function endLapsedConnections({ database, log }: Pick<Dependencies, 'database' | 'log'>): () => Promise<void> {
  return lookEvery(everyMs, async () => {
    try {
      const ended = await endLapsed(database);
      if (ended > 0) log.info({ ended }, 'connections were over without being told');
    } catch (error) {
      // The next look tries again.
      log.warn({ err: error }, 'it could not be found which connections are over');
    }
  });
}
