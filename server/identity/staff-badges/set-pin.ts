import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { forgetAuthentications } from '../authenticate.ts';
import { endBadgeSignInRowsOf } from '../end-sign-in-rows.ts';
import { staffTopic } from '../identity.contract.ts';
import { identityFaults } from '../identity.errors.ts';
import { wakeStations } from '../wake-stations.ts';
import { assertByPasskey } from './assert-by-passkey.ts';
import { isEasyPin } from './easy-pin.ts';
import { hashPin } from './pin-hash.ts';
import { updatePin } from './staff-badges.queries.ts';

/**
 * Gives the asker's own badge a PIN, which opens it again where it was locked and ends what the PIN before had begun.
 * Throws `identity.own_passkey_needed`, `pin_easy` or `staff_badge_unknown`.
 */
export async function setPin(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  pin: string,
): Promise<void> {
  assertByPasskey(actor);
  if (isEasyPin(pin)) throw new DomainError(identityFaults.pin_easy);
  const hashed = await hashPin(secrets, pin);
  const stations = await inTransaction(database, async (tx) => {
    const now = clock.now();
    const badgeId = await updatePin(tx, actor.id, { ...hashed, now });
    if (!badgeId) throw new DomainError(identityFaults.staff_badge_unknown);
    const left = await endBadgeSignInRowsOf(tx, actor.id, now);
    await appendLedger({ secrets, clock }, actor, tx, { action: 'pin_set', details: { staffId: actor.id, badgeId } });
    return left;
  });
  forgetAuthentications(database);
  live.doubt(actor.id);
  wakeStations(live, stations);
  live.wake(staffTopic, {});
}
