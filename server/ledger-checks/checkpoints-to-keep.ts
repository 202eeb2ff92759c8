// shared with pages: pure
import { type Checkpoint, mostCheckpointsKept } from './ledger-checks.contract.ts';

/**
 * What a device keeps once it was told of another checkpoint: the first and the newest of each day (UTC), of the newest
 * days, in the order in which they were signed.
 */
export function checkpointsToKeep(kept: readonly Checkpoint[], told: Checkpoint): Checkpoint[] {
  const isKnown = kept.some(({ sequence, hash }) => sequence === told.sequence && hash === told.hash);
  const all = isKnown ? [...kept] : [...kept, told];
  const day = (one: Checkpoint | undefined) => one?.signedAt.slice(0, 10);
  const isEnd = (one: Checkpoint, at: number) => day(all[at - 1]) !== day(one) || day(all[at + 1]) !== day(one);
  return all.filter(isEnd).slice(-mostCheckpointsKept);
}
