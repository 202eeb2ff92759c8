import type { Dependencies } from '../../kernel/dependencies.ts';
import { lookEvery } from '../../kernel/look-every.ts';
import { closuresTopic } from '../closures/closures.contract.ts';
import { latenessTopic } from '../lateness/lateness.contract.ts';
import { crowdTopic } from './crowd.contract.ts';
import { CrowdEpochs } from './crowd-epochs.ts';

/** Steady, so that differences between two epochs tell nothing of single people. */
const epochMs = 30_000;

/** Has ways found by the crowd of each epoch, and boards told. The function returned ends it. */
export function keepCrowd(deps: Pick<Dependencies, 'database' | 'clock' | 'live' | 'log'>): () => Promise<void> {
  const epochs = new CrowdEpochs(deps);
  return lookEvery(epochMs, async () => {
    try {
      await epochs.take();
    } catch (error) {
      deps.log.warn({ err: error }, 'how slow walkways are could not be found');
    }
    // Also where it was not found: walkways are free again after a while, and boards show that.
    deps.live.wake(crowdTopic, {});
    deps.live.wake(latenessTopic, {});
    // One whose time is over ends by itself: nobody tells.
    deps.live.wake(closuresTopic, {});
  });
}
