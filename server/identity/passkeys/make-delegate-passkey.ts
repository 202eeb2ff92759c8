import type { z } from 'zod';
import type { Queryable } from '../../../db/client.ts';
import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import type { Secrets } from '../../kernel/secrets.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { challengesOf } from '../challenges.ts';
import { identityFaults } from '../identity.errors.ts';
import { keepPasskey } from './keep-passkey.ts';
import { asDelegatePasskey } from './list-passkeys.ts';
import { offerMaking } from './offer-making.ts';
import type { ceremony, DelegatePasskey, newPasskey } from './passkeys.contract.ts';
import { listPasskeysOf, lockDelegateForPasskey } from './passkeys.queries.ts';
import { verifyMade } from './relying-party.ts';

/** This telephone, the one before, a tablet: who has more loses track of them. */
const atMost = 5;

/** The challenge is bound to the delegate and to the sign-in that asks. */
const purposeOf = ({ id, signInId }: DelegateActor): string => `passkey of delegate ${id} in ${signInId}`;

/** What an authenticator knows a delegate by: the id tells when they registered, its keyed hash tells nothing. */
export const userHandleOfDelegate = (secrets: Secrets, delegateId: string): Buffer =>
  secrets.keyedHash('passkey-owners', delegateId);

/**
 * What the browser of a delegate is to ask their phone for. Throws `identity.passkeys_full`, or `registration_over` for
 * who does not come.
 */
export async function offerDelegatePasskey(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'publicOrigin'>,
  actor: DelegateActor,
): Promise<z.infer<typeof ceremony>> {
  const { database, secrets, publicOrigin } = deps;
  const { delegate, known } = await inTransaction(database, async (tx) => ({
    delegate: await lockComing(tx, actor.id),
    known: await listPasskeysOf(tx, { delegateId: actor.id }),
  }));
  if (known.length >= atMost) throw new DomainError(identityFaults.passkeys_full);
  const { challenge } = challengesOf(deps).make('person', purposeOf(actor));
  return offerMaking(publicOrigin, challenge, {
    userHandle: userHandleOfDelegate(secrets, actor.id),
    userName: delegate.email || delegate.name,
    displayName: delegate.name,
    known,
  });
}

/**
 * Keeps a passkey that a delegate has made on their phone. It proves nothing before an officer has seen their document
 * together with it. Throws `identity.passkey_elsewhere`, `challenge_over`, `passkey_refused`, `passkey_known`,
 * `passkeys_full` or `registration_over`.
 */
export async function makeDelegatePasskey(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'publicOrigin'>,
  actor: DelegateActor,
  { name, credential }: z.infer<typeof newPasskey>,
): Promise<DelegatePasskey> {
  const { database, clock, publicOrigin } = deps;
  const useChallenge = (challenge: string) => challengesOf(deps).use(challenge, purposeOf(actor));
  const made = await verifyMade({ publicOrigin, useChallenge }, credential);
  return inTransaction(database, async (tx) => {
    await lockComing(tx, actor.id);
    const owner = { delegateId: actor.id };
    const row = await keepPasskey(tx, owner, { made, credential, name, atMost, now: clock.now() });
    await appendLedger(deps, actor, tx, {
      action: 'passkey_made',
      delegateId: actor.id,
      details: { passkeyId: row.id },
    });
    return asDelegatePasskey(row);
  });
}

async function lockComing(tx: Queryable, delegateId: string) {
  const delegate = await lockDelegateForPasskey(tx, delegateId);
  if (!delegate) throw new DomainError(identityFaults.delegate_unknown);
  const isComing = delegate.status !== 'withdrawn' && delegate.status !== 'declined';
  if (!isComing) throw new DomainError(identityFaults.registration_over);
  return delegate;
}
