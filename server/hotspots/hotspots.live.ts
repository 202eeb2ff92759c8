import type { Dependencies } from '../kernel/dependencies.ts';
import { hotspotLoads } from './hotspots.contract.ts';
import { loadBoardOf } from './load-board.ts';

/** Says where the live states of this capability come from. */
export function serveHotspotsTopics(dependencies: Pick<Dependencies, 'database' | 'clock' | 'live'>): void {
  dependencies.live.serve(hotspotLoads, {
    // The hub reads again every few seconds, which is how hotspots fall silent without anything coming in.
    read: async () => (await loadBoardOf(dependencies)).state(),
  });
}
