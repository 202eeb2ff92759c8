import { forgetPresences } from '../../admission/forget-presences.ts';
import { keptHours } from './kept-hours.contract.ts';
import { cutAfterConference, findConferenceEnd } from './retention.queries.ts';
import type { RetentionDependencies } from './retention-jobs.ts';

/**
 * Cuts what is of use at the conference only, when it has been over for as long as the venue says; where
 * everybody was last is forgotten as well. Before that, and without a conference, does nothing. Tells how much it was.
 */
export async function cutAfterTheConference(deps: RetentionDependencies): Promise<number> {
  const { conference_ended: hours } = deps.keptHours ?? keptHours;
  const conference = await findConferenceEnd(deps.retention.drizzle);
  const keptUntil = (conference?.endsAt.getTime() ?? Infinity) + hours * 3_600_000;
  if (deps.clock.now().getTime() < keptUntil) return 0;
  const cut = await deps.retention.drizzle.transaction((tx) => cutAfterConference(tx));
  const forgotten = await forgetPresences(deps, (forget) =>
    deps.retention.drizzle.transaction((tx) => forget(tx, 'everybody')),
  );
  return cut + forgotten;
}
