import { setTimeout as sleep } from 'node:timers/promises';
import type { MailServer } from './mail-server.ts';
import { postBoardOf } from './post-board.ts';
import { type SendDependencies, sendDueLetters } from './send-due-letters.ts';
import { clearContentOfSettled } from './sending.queries.ts';

const restMs = 2_000;
const restInTroubleMs = 30_000;
const tidyEveryMs = 3_600_000;
/** As long as a report of failure may be on its way. */
const contentKeptMs = 7 * 24 * 3_600_000;

/**
 * Sends letters as they become due, until it is stopped: one round at a time, with a rest where nothing is due. Stopping
 * lets the round under way end. Without a mail server letters wait, and the office is told.
 */
export function startPost(deps: SendDependencies, mailServer: MailServer | undefined): { stop(): Promise<void> } {
  const board = postBoardOf(deps.live);
  board.isConfigured = mailServer !== undefined;
  board.changed();
  if (!mailServer) return { stop: async () => undefined };
  const stopping = new AbortController();
  const working = work(deps, mailServer, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await working;
      mailServer.close();
    },
  };
}

async function work(deps: SendDependencies, mailServer: MailServer, stopping: AbortSignal): Promise<void> {
  const board = postBoardOf(deps.live);
  let tidiedAt = 0;
  while (!stopping.aborted) {
    let tried = 0;
    try {
      tried = await sendDueLetters(deps, mailServer);
      const now = deps.clock.now();
      if (now.getTime() - tidiedAt >= tidyEveryMs) {
        await clearContentOfSettled(deps.database.drizzle, new Date(now.getTime() - contentKeptMs));
        tidiedAt = now.getTime();
      }
    } catch (error) {
      deps.log.warn({ err: error }, 'letters could not be looked at');
    }
    if (tried > 0 && !board.trouble) continue;
    await sleep(board.trouble ? restInTroubleMs : restMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}
