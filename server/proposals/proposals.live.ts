import type { Dependencies } from '../kernel/dependencies.ts';
import { proposalsTopic } from './proposals.contract.ts';
import { listWaitingProposals } from './proposals.queries.ts';

const mostProposalsTold = 100;

/** Says where the state of this capability's topic comes from; once at start. */
export function serveProposalsTopics({
  database,
  clock,
  live,
}: Pick<Dependencies, 'database' | 'clock' | 'live'>): void {
  live.serve(proposalsTopic, {
    read: async () => {
      const waiting = await listWaitingProposals(database.drizzle, clock.now(), mostProposalsTold);
      return { proposals: Object.fromEntries(waiting.map((one) => [one.id, one])) };
    },
  });
}
