import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { uuidv7 } from '../kernel/ids.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { hashOf, newToken } from '../kernel/secrets.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { forgetAuthentications } from './authenticate.ts';
import type { CurrentSignIn } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';
import { whyNotGood } from './look-up-link.ts';
import { consumeLink, endSignInRow, findLink, insertSignIn } from './sign-ins.queries.ts';
import { findStaff } from './staff.queries.ts';

const signInLifeMs = 24 * 3_600_000;

/**
 * Uses a link up and begins a sign-in of at most 24 hours under a new secret, which goes into the cookie. The sign-in
 * that the same browser had before ends. Throws `identity.link_unknown`, `link_used`, `link_expired`, `staff_disabled`.
 */
export async function signIn(
  { database, clock, secrets }: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  { token, previousSignInId }: { token: string; previousSignInId?: string | undefined },
): Promise<{ secret: string; current: CurrentSignIn }> {
  const secret = newToken();
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + signInLifeMs);
  const member = await inTransaction(database, async (tx) => {
    const staffId = await consumeLink(tx, hashOf(token), now);
    if (!staffId) throw new DomainError(whyNotGood(await findLink(tx, hashOf(token)), now) ?? identityFaults.link_used);
    const holder = await findStaff(tx, staffId);
    if (!holder || holder.disabledAt) throw new DomainError(identityFaults.staff_disabled);
    const signInId = uuidv7(now);
    await insertSignIn(tx, {
      id: signInId,
      secretHash: hashOf(secret),
      staffId,
      createdAt: now,
      seenAt: now,
      expiresAt,
    });
    if (previousSignInId) await endSignInRow(tx, previousSignInId, now);
    const actor = { kind: 'staff', id: staffId, name: holder.name, roles: holder.roles, signInId } as const;
    await appendLedger({ secrets, clock }, actor, tx, { action: 'signed_in', details: { signInId } });
    return holder;
  });
  if (previousSignInId) forgetAuthentications(database);
  return { secret, current: { staff: member, expiresAt: expiresAt.toISOString() } };
}
