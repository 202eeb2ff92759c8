import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { disputedVerdicts, gateBoard, laneTopic } from './admission.contract.ts';
import { admissionFaults } from './admission.errors.ts';
import { gateBoardOf, laneStateOf } from './boards.ts';
import { scanDeskOf } from './scan-desk.ts';

/** Says where the live states of this capability come from: from memory, so that no board is counted together again. */
export function serveAdmissionTopics(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>): void {
  const desk = scanDeskOf(deps);
  const now = () => deps.clock.now().getTime();
  const boards = async () => {
    // What is in memory grows old unseen while no scan can be recorded: boards are stale with their database.
    await deps.database.reach();
    return desk.boards();
  };
  deps.live.serve(gateBoard, { read: async () => gateBoardOf(await boards(), now()) });
  deps.live.serve(laneTopic, {
    read: async ({ laneId }) => {
      const memory = await boards();
      const lane = memory.world.lanes.get(laneId);
      if (!lane) throw new DomainError(admissionFaults.lane_unknown, laneId);
      return laneStateOf(memory, lane, now());
    },
  });
  deps.live.serve(disputedVerdicts, { read: async () => ({ disputes: [...(await boards()).disputes] }) });
}
