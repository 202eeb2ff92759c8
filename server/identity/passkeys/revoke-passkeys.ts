import type { DelegateActor, StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { forgetAuthentications } from '../authenticate.ts';
import { endAllSignInRowsOf, endSignInRowsElsewhere } from '../end-sign-in-rows.ts';
import { identityFaults } from '../identity.errors.ts';
import { lockStaff } from '../staff.queries.ts';
import { assertByPasskey } from '../staff-badges/assert-by-passkey.ts';
import { wakeStations } from '../wake-stations.ts';
import { countPasskeysOf, revokePasskeyRows } from './passkeys.queries.ts';

type RevokeDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets'>;
type EndingDependencies = RevokeDependencies & Pick<Dependencies, 'live'>;

/**
 * Revokes one of the asker's own passkeys, and ends their sign-ins elsewhere: on a telephone that is gone, whoever has it
 * may be signed in. Throws `identity.passkey_unknown`, and `last_passkey` for the only one.
 */
export async function revokeOwnPasskey(
  { database, clock, secrets, live }: EndingDependencies,
  actor: StaffActor,
  passkeyId: string,
): Promise<void> {
  assertByPasskey(actor);
  const stations = await inTransaction(database, async (tx) => {
    // Two removals at once would each see the other's passkey left.
    await lockStaff(tx, actor.id);
    const owner = { staffId: actor.id };
    const now = clock.now();
    const held = await countPasskeysOf(tx, owner);
    const revoked = await revokePasskeyRows(tx, { id: passkeyId, owner, revokedAt: now });
    if (revoked.length === 0) throw new DomainError(identityFaults.passkey_unknown);
    if (held === 1) throw new DomainError(identityFaults.last_passkey);
    const left = await endSignInRowsElsewhere(tx, actor, now);
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'passkey_revoked',
      details: { staffId: actor.id, passkeyId },
    });
    return left;
  });
  forgetAuthentications(database);
  live.doubt(actor.id);
  wakeStations(live, stations);
}

/** Revokes one of a delegate's own passkeys, also the last: a document does as well. Throws `identity.passkey_unknown`. */
export async function removeDelegatePasskey(
  { database, clock, secrets }: RevokeDependencies,
  actor: DelegateActor,
  passkeyId: string,
): Promise<void> {
  await inTransaction(database, async (tx) => {
    const owner = { delegateId: actor.id };
    const revoked = await revokePasskeyRows(tx, { id: passkeyId, owner, revokedAt: clock.now() });
    if (revoked.length === 0) throw new DomainError(identityFaults.passkey_unknown);
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'passkey_revoked',
      delegateId: actor.id,
      details: { passkeyId },
    });
  });
}

/**
 * For somebody whose telephone is gone: all passkeys of a member of staff are revoked and all their sign-ins end, so that
 * only a new link lets them in, and whom they had in hand waits again. Throws `identity.staff_unknown`.
 */
export async function revokeAllPasskeys(
  { database, clock, secrets, live }: EndingDependencies,
  actor: StaffActor,
  staffId: string,
): Promise<{ revoked: number }> {
  const { revoked, stations } = await inTransaction(database, async (tx) => {
    if (!(await lockStaff(tx, staffId))) throw new DomainError(identityFaults.staff_unknown);
    const now = clock.now();
    const passkeyIds = await revokePasskeyRows(tx, { owner: { staffId }, revokedAt: now });
    const { stations } = await endAllSignInRowsOf(tx, staffId, now);
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'passkeys_revoked',
      details: { staffId, passkeyIds },
    });
    return { revoked: passkeyIds.length, stations };
  });
  forgetAuthentications(database);
  live.doubt(staffId);
  wakeStations(live, stations);
  return { revoked };
}
