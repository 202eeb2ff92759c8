import { lookEvery } from '../kernel/look-every.ts';
import type { CheckDependencies } from './check-ledger.ts';
import { signCheckpoint } from './sign-checkpoint.ts';

const everyMs = 60_000;

/**
 * Signs what was written into the ledger: at once, then every minute, and a last time when it is ended by the function
 * returned. What cannot be signed now is signed at the next look.
 */
export function keepCheckpoints(deps: CheckDependencies): () => Promise<void> {
  const look = async () => {
    try {
      await signCheckpoint(deps);
    } catch (error) {
      deps.log.warn({ err: error }, 'the ledger could not be signed');
    }
  };
  const stop = lookEvery(everyMs, look);
  return async () => {
    await stop();
    await look();
  };
}
