import type { DelegateActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { uuidv7 } from '../kernel/ids.ts';
import { tellNewsOf } from '../kernel/news-of-persons.ts';
import { hashOf, newToken } from '../kernel/secrets.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { forgetAuthentications } from './authenticate.ts';
import type { DelegateSignIn } from './delegate-access.contract.ts';
import {
  endDelegateSignInRow,
  findConferenceEnd,
  findDelegateLink,
  insertDelegateSignIn,
  markLinkUsed,
} from './delegate-access.queries.ts';
import { identityFaults } from './identity.errors.ts';

const dayMs = 24 * 3_600_000;

/**
 * Signs a delegate in by their link, which stays good for other browsers and other days. The sign-in that the same
 * browser had before ends. Throws `identity.delegate_link_unknown` or `delegate_link_ended`; of a link that is good once,
 * `delegate_link_used` or `delegate_link_over`.
 */
export async function signInDelegate(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  { linkSecret, previous }: { linkSecret: string; previous?: DelegateActor | undefined },
): Promise<{ secret: string; signIn: DelegateSignIn }> {
  const secret = newToken();
  const now = clock.now();
  const signIn = await inTransaction(database, async (tx) => {
    const link = await findDelegateLink(tx, hashOf(linkSecret));
    if (!link) throw new DomainError(identityFaults.delegate_link_unknown);
    if (link.endedAt) throw new DomainError(identityFaults.delegate_link_ended);
    if (link.expiresAt) assertPassing(link.expiresAt, link.lastUsedAt, now);
    const expiresAt = expiryAfter(await findConferenceEnd(tx), now);
    await markLinkUsed(tx, link.id, now);
    if (previous) await endDelegateSignInRow(tx, previous.signInId, now);
    await insertDelegateSignIn(tx, {
      id: uuidv7(now),
      secretHash: hashOf(secret),
      delegateId: link.delegateId,
      linkId: link.id,
      createdAt: now,
      seenAt: now,
      expiresAt,
    });
    return { delegateId: link.delegateId, locale: link.locale, expiresAt: expiresAt.toISOString() };
  });
  if (previous) {
    forgetAuthentications(database);
    tellNewsOf(database, [previous.id]);
  }
  return { secret, signIn };
}

/** A link that passes is good once. */
function assertPassing(expiresAt: Date, usedAt: Date | null, now: Date): void {
  if (usedAt) throw new DomainError(identityFaults.delegate_link_used);
  if (expiresAt <= now) throw new DomainError(identityFaults.delegate_link_over);
}

/** A week after the conference, and a month at least; browsers keep no cookie for longer than 400 days. */
function expiryAfter(conferenceEnd: Date | undefined, now: Date): Date {
  const days = ((conferenceEnd?.getTime() ?? 0) - now.getTime()) / dayMs + 7;
  return new Date(now.getTime() + Math.min(Math.max(days, 30), 400) * dayMs);
}
