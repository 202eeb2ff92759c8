import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { disputedVerdicts, gateBoard, laneTopic } from './admission.contract.ts';
import { admissionFaults } from './admission.errors.ts';
import { gateBoardOf, laneStateOf } from './boards.ts';
import { scanDeskOf } from './scan-desk.ts';

/** Says where the live states of this capability come from: from memory, so that a board costs no query. */
export function serveAdmissionTopics(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>): void {
  const desk = scanDeskOf(deps);
  const now = () => deps.clock.now().getTime();
  deps.live.serve(gateBoard, { read: async () => gateBoardOf(await desk.boards(), now()) });
  deps.live.serve(laneTopic, {
    read: async ({ laneId }) => {
      const memory = await desk.boards();
      const lane = memory.world.lanes.get(laneId);
      if (!lane) throw new DomainError(admissionFaults.lane_unknown, laneId);
      return laneStateOf(memory, lane, now());
    },
  });
  deps.live.serve(disputedVerdicts, { read: async () => ({ disputes: [...(await desk.boards()).disputes] }) });
}
