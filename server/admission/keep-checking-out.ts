import type { Dependencies } from '../kernel/dependencies.ts';
import { lookEvery } from '../kernel/look-every.ts';
import { type ScanDesk, scanDeskOf } from './scan-desk.ts';

const everyMs = 1000;

/**
 * Checks people out when their time in a zone is over, also when no scan comes. What fell due while no server ran is done
 * at the first look. The function returned ends it, after what is under way.
 */
export function keepCheckingOut(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'log'>,
  desk: Pick<ScanDesk, 'checkOutDue'> = scanDeskOf(deps),
): () => Promise<void> {
  return lookEvery(everyMs, () =>
    desk
      .checkOutDue()
      // The next look tries again.
      .catch((error: unknown) => deps.log.warn({ err: error }, 'nobody could be checked out')),
  );
}
