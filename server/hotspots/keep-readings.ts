import type { Dependencies } from '../kernel/dependencies.ts';
import { lookEvery } from '../kernel/look-every.ts';
import { renewPartitions } from './keep-partitions.ts';
import { rollUpReadings } from './roll-up-readings.ts';

const everyMs = 5_000;
const partitionsEveryMs = 3_600_000;

/**
 * Rolls up what has come in, every few seconds, and each hour makes partitions ahead and drops those whose time is over.
 * What is not done at one look is done at the next. The function returned ends it, after what is under way.
 */
export function keepReadings(deps: Pick<Dependencies, 'database' | 'clock' | 'log'>): () => Promise<void> {
  const { database, clock, log } = deps;
  let renewedMs = Number.NEGATIVE_INFINITY;
  let isStopping = false;

  const renew = async () => {
    const nowMs = clock.now().getTime();
    if (nowMs - renewedMs < partitionsEveryMs) return;
    const dropped = await renewPartitions(database, nowMs);
    if (dropped.length > 0) log.info({ dropped }, 'readings whose time was over are gone');
    renewedMs = nowMs;
  };
  const rollUp = async () => {
    await rollUpReadings(deps, () => isStopping);
  };
  const warn = (sentence: string) => (error: unknown) => log.warn({ err: error }, sentence);
  const stop = lookEvery(everyMs, () =>
    renew()
      .catch(warn('the partitions of readings could not be renewed'))
      .then(rollUp)
      .catch(warn('readings could not be rolled up')),
  );
  return () => {
    isStopping = true;
    return stop();
  };
}
