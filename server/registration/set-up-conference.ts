import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { detailsOf } from './describe-conference.ts';
import type { ConferenceDetails } from './registration.contract.ts';
import { updateConference } from './registration.queries.ts';

/** Names and dates the conference. Badges issued before keep the validity that is signed into them. */
export async function setUpConference(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  details: ConferenceDetails,
): Promise<ConferenceDetails> {
  return inTransaction(deps.database, async (tx) => {
    const row = await updateConference(tx, {
      name: details.name,
      timeZone: details.timeZone,
      startsAt: new Date(details.startsAt),
      endsAt: new Date(details.endsAt),
    });
    await appendLedger(deps, actor, tx, { action: 'conference_changed', details });
    return detailsOf(row);
  });
}
