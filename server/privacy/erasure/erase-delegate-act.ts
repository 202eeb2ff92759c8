import type { RetentionDatabase } from '../../../db/retention.ts';
import { alertsTopic } from '../../alerts/alerts.contract.ts';
import { closeAlertsAbout } from '../../alerts/close-alerts-about.ts';
import { forgetAuthentications } from '../../identity/authenticate.ts';
import { endLinksWithin } from '../../identity/end-delegate-links.ts';
import { wakeStations } from '../../identity/wake-stations.ts';
import { endWaiting } from '../../identity/withdraw-verification.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import type { ProposalAct } from '../../proposals/proposal-act.ts';
import { revokeBadgesOf } from '../../registration/badges/revoke-badges-of.ts';
import { wakeReviewQueue } from '../../registration/review/wake-review-queue.ts';
import { withdrawCompanions } from '../../registration/review/withdraw-companions.ts';
import { eraseDue } from './erase-due.ts';
import type { ErasureList } from './erasure-list.ts';

export type ErasingDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'log'> & {
  /** Absent: the erasure is done when the server runs that has them. */
  readonly erasing?: { readonly retention: RetentionDatabase; readonly erasureList: ErasureList } | undefined;
};

/** Told to companions, and kept with their registration: nothing of who is erased. */
const endedWith = 'The registration that this one belonged to has ended.';

/**
 * Two members of the staff have decided to erase a delegate. The app may not delete anybody: it sees to it that no badge, no
 * link and no companion is good any more, within their decision; retention then erases, at once or as soon as it can.
 */
export const eraseDelegateAct = (deps: ErasingDependencies): ProposalAct => ({
  async confirm(tx, confirmedBy, { delegateId }) {
    const at = deps.clock.now();
    await revokeBadgesOf(tx, { delegateId, because: 'erased', at });
    const companions = await withdrawCompanions(deps, tx, confirmedBy, { delegateId, because: endedWith });
    const gone = [delegateId, ...companions.map(({ id }) => id)];
    await endLinksWithin(deps, tx, gone);
    await closeAlertsAbout(deps, tx, { kind: 'erasure_requested', delegateId });
    const stationIds: string[] = [];
    for (const id of gone) stationIds.push(...(await endWaiting(tx, { delegateId: id, at })));
    return () => {
      forgetAuthentications(deps.database);
      wakeStations(deps.live, stationIds);
      wakeReviewQueue(deps.live);
      deps.live.wake(alertsTopic, {});
      if (!deps.erasing) return;
      eraseDue({ ...deps, ...deps.erasing }).catch((error: unknown) => {
        deps.log.error({ err: error }, 'a person could not be erased yet; it is tried again each minute');
      });
    };
  },
  /** Who declines has decided on the wish as well; who takes their proposal back has not. */
  async drop(tx, { delegateId }, outcome) {
    if (outcome === 'declined') await closeAlertsAbout(deps, tx, { kind: 'erasure_requested', delegateId });
    return () => deps.live.wake(alertsTopic, {});
  },
});
