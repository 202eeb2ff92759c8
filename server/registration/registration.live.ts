import type { Dependencies } from '../kernel/dependencies.ts';
import { importProgress } from './import/import.contract.ts';
import { importBoardOf } from './import/import-board.ts';

/** Says where the topics of this capability come from; once, at start. */
export function serveRegistrationTopics({ live }: Pick<Dependencies, 'live'>): void {
  const board = importBoardOf(live);
  live.serve(importProgress, { read: ({ importId }) => board.stateOf(importId) });
}
