import type { Live } from '../live/live.ts';
import type { ImportBoard } from './import-board.ts';
import { importProgress } from './registration.contract.ts';

/** Says where the topics of this capability come from; once, at start. */
export function serveRegistrationTopics({ live, importBoard }: { live: Live; importBoard: ImportBoard }): void {
  live.serve(importProgress, { read: ({ importId }) => importBoard.stateOf(importId) });
}
