import type { Actor, StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { forgetAuthentications } from './authenticate.ts';
import { endAllSignInRowsOf, endSignInRowAndRelease } from './end-sign-in-rows.ts';
import { identityFaults } from './identity.errors.ts';
import { findSignIn } from './sign-ins.queries.ts';
import { findStaff } from './staff.queries.ts';
import { assertByPasskey } from './staff-badges/assert-by-passkey.ts';
import { wakeStations } from './wake-stations.ts';

/** Signs the asker out, here unless told where, and lets whom they had in hand wait again; their other sign-ins go on. */
export async function endSignIn(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  signInId = actor.signInId,
): Promise<void> {
  const stations = await inTransaction(database, async (tx) => {
    const left = await endSignInRowAndRelease(tx, signInId, clock.now());
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'sign_ins_ended',
      details: { staffId: actor.id, signInId },
    });
    return left;
  });
  forgetAuthentications(database);
  live.doubt(actor.id);
  wakeStations(live, stations);
}

/**
 * Ends one of the asker's own sign-ins, on whatever machine it is. Throws `identity.sign_in_unknown`, and
 * `own_passkey_needed` for another one than that of a badge.
 */
export async function endOwnSignIn(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  signInId: string,
): Promise<void> {
  if (signInId !== actor.signInId) assertByPasskey(actor);
  const signIn = await findSignIn(deps.database.drizzle, signInId);
  if (signIn?.staffId !== actor.id) throw new DomainError(identityFaults.sign_in_unknown);
  await endSignIn(deps, actor, signInId);
}

/**
 * Ends all sign-ins of a member of staff, lets whom they had in hand wait again, and tells how many there were. Throws
 * `identity.staff_unknown`.
 */
export async function endSignInsOf(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: Actor,
  staffId: string,
): Promise<{ ended: number }> {
  const { ended, stations } = await inTransaction(database, async (tx) => {
    if (!(await findStaff(tx, staffId))) throw new DomainError(identityFaults.staff_unknown);
    const all = await endAllSignInRowsOf(tx, staffId, clock.now());
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'sign_ins_ended',
      details: { staffId, ended: all.ended },
    });
    return all;
  });
  forgetAuthentications(database);
  live.doubt(staffId);
  wakeStations(live, stations);
  return { ended };
}
