import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import postgres from 'postgres';
import { StartFault } from '../../db/start-fault.ts';

/** Any number, as long as it is always this one. */
const lockNumber = 7_241_901;
const retryMs = 1_000;

export interface ServerLock {
  release(): Promise<void>;
}

/**
 * Makes this process the only server of its database for as long as it lives: boards, presence and conflation are kept
 * in one process's memory. The lock belongs to one connection; where that is lost (the database was restarted) it is
 * taken again, and `onLost` is called when another server was quicker. Throws a StartFault when one runs already.
 */
export async function holdServerLock(url: string, log: Logger, onLost: () => void): Promise<ServerLock> {
  let isReleased = false;
  let isRetaking = false;
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    connection: { application_name: 'causeway server', role: 'causeway_app' },
    onnotice: () => undefined,
    // Also called for each attempt to connect that fails while the lock is being taken again.
    onclose: () => {
      if (!isReleased && !isRetaking) void takeAgain();
    },
  });
  const take = async (): Promise<boolean> => {
    const [row] = await sql<{ taken: boolean }[]>`select pg_try_advisory_lock(${lockNumber}) as taken`;
    return row?.taken === true;
  };
  const takeAgain = async (): Promise<void> => {
    isRetaking = true;
    let isTaken: boolean | undefined;
    while (isTaken === undefined) {
      await sleep(retryMs);
      if (isReleased) return;
      isTaken = await take().catch(() => undefined);
    }
    isRetaking = false;
    if (isTaken) log.info('the database is back');
    else onLost();
  };
  if (!(await take())) {
    isReleased = true;
    await sql.end({ timeout: 5 });
    throw new StartFault(
      'Another Causeway server runs on this database already: stop it first, for there can be only one.',
    );
  }
  return {
    release: async () => {
      isReleased = true;
      await sql.end({ timeout: 1 });
    },
  };
}
