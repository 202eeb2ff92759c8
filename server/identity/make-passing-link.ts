import { may, type StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { uuidv7 } from '../kernel/ids.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { hashOf, newToken } from '../kernel/secrets.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { hasDelegate, insertDelegateLinks } from './delegate-access.queries.ts';
import { identityFaults } from './identity.errors.ts';
import { hasVerifiedSince } from './verifications.queries.ts';

const minuteMs = 60_000;
/** Long enough for somebody to find their camera, and too short for a picture of the screen to be of use. */
const goodForMs = 10 * minuteMs;
const justVerifiedMs = 30 * minuteMs;

/**
 * Makes the secret of a link that signs a delegate in once, on the phone with which they stand in front of staff. Who may look
 * up anybody makes it for anybody, an officer of a station for whom they have just verified. Throws
 * `identity.delegate_unknown`, `not_just_verified`.
 */
export async function makePassingLink(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor,
  delegateId: string,
): Promise<{ secret: string; expiresAt: Date }> {
  const now = deps.clock.now();
  const [secret, expiresAt] = [newToken(), new Date(now.getTime() + goodForMs)];
  await inTransaction(deps.database, async (tx) => {
    if (!(await hasDelegate(tx, delegateId))) throw new DomainError(identityFaults.delegate_unknown);
    const since = new Date(now.getTime() - justVerifiedMs);
    const isTheirs =
      may(permissions.findDelegates, actor) || (await hasVerifiedSince(tx, { delegateId, staffId: actor.id, since }));
    if (!isTheirs) throw new DomainError(identityFaults.not_just_verified);
    const link = { id: uuidv7(now), secretHash: hashOf(secret), delegateId, madeAt: now, madeBy: actor.id, expiresAt };
    await insertDelegateLinks(tx, [link]);
    await appendLedger(deps, actor, tx, { action: 'delegate_link_made', delegateId, details: { expiresAt } });
  });
  return { secret, expiresAt };
}
