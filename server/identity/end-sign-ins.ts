import type { Actor, StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { forgetAuthentications } from './authenticate.ts';
import { identityFaults } from './identity.errors.ts';
import { endSignInRow, endSignInRowsOf, findSignIn } from './sign-ins.queries.ts';
import { findStaff } from './staff.queries.ts';

/** Signs the asker out, here unless told where; their other sign-ins go on. */
export async function endSignIn(
  { database, clock, secrets }: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor,
  signInId = actor.signInId,
): Promise<void> {
  await inTransaction(database, async (tx) => {
    await endSignInRow(tx, signInId, clock.now());
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'sign_ins_ended',
      details: { staffId: actor.id, signInId },
    });
  });
  forgetAuthentications(database);
}

/** Ends one of the asker's own sign-ins, on whatever machine it is. Throws `identity.sign_in_unknown`. */
export async function endOwnSignIn(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor,
  signInId: string,
): Promise<void> {
  const signIn = await findSignIn(deps.database.drizzle, signInId);
  if (signIn?.staffId !== actor.id) throw new DomainError(identityFaults.sign_in_unknown);
  await endSignIn(deps, actor, signInId);
}

/** Ends all sign-ins of a member of staff, and tells how many there were. Throws `identity.staff_unknown`. */
export async function endSignInsOf(
  { database, clock, secrets }: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  staffId: string,
): Promise<{ ended: number }> {
  const ended = await inTransaction(database, async (tx) => {
    if (!(await findStaff(tx, staffId))) throw new DomainError(identityFaults.staff_unknown);
    const count = await endSignInRowsOf(tx, staffId, clock.now());
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'sign_ins_ended',
      details: { staffId, ended: count },
    });
    return count;
  });
  forgetAuthentications(database);
  return { ended };
}
