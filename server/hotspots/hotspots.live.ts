import type { Dependencies } from '../kernel/dependencies.ts';
import { hotspotLoads } from './hotspots.contract.ts';
import { loadBoardOf } from './load-board.ts';

/** Says where the live states of this capability come from. */
export function serveHotspotsTopics(dependencies: Pick<Dependencies, 'database' | 'clock' | 'live'>): void {
  dependencies.live.serve(hotspotLoads, {
    // The hub reads again every few seconds, which is how hotspots fall silent without anything coming in.
    read: async () => {
      const board = await loadBoardOf(dependencies);
      // What is in memory grows old unseen while readings cannot be kept: the board is stale with its database.
      await dependencies.database.reach();
      return board.state();
    },
  });
}
