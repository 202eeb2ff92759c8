import type { z } from 'zod';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { forgetAuthentications } from '../authenticate.ts';
import { type BegunSignIn, beginSignIn, type Comer, type SignInDependencies } from '../begin-sign-in.ts';
import { challengesOf } from '../challenges.ts';
import { identityFaults } from '../identity.errors.ts';
import { findSignIn } from '../sign-ins.queries.ts';
import { findStaff, lockStaff } from '../staff.queries.ts';
import { assertByPasskey } from '../staff-badges/assert-by-passkey.ts';
import { assertJustProven } from './is-fresh.ts';
import { keepPasskey } from './keep-passkey.ts';
import { asPasskey } from './list-passkeys.ts';
import { offerMaking } from './offer-making.ts';
import type { ceremony, newPasskey, Passkey } from './passkeys.contract.ts';
import { listPasskeysOf } from './passkeys.queries.ts';
import { verifyMade } from './relying-party.ts';
import { askingForRoaming, assertRoams, isShared } from './shared-device.ts';

/** Telephone, laptop, a key or two in a drawer: more are never needed by one person. */
const atMost = 10;

/** The challenge is bound to the person and to the sign-in that asks. */
const purposeOf = ({ id, signInId }: StaffActor): string => `passkey of ${id} in ${signInId}`;

/**
 * What the browser is to ask an authenticator of the asker for; without such an offer no passkey is kept. Throws
 * `request.proof_needed` or `identity.passkeys_full`.
 */
export async function offerPasskey(
  deps: Pick<Dependencies, 'database' | 'clock' | 'publicOrigin'>,
  actor: StaffActor,
): Promise<z.infer<typeof ceremony>> {
  assertByPasskey(actor);
  const { database, publicOrigin } = deps;
  const [member, known] = await Promise.all([
    findStaff(database.drizzle, actor.id),
    listPasskeysOf(database.drizzle, { staffId: actor.id }),
  ]);
  if (!member) throw new DomainError(identityFaults.staff_unknown);
  // Who has none has nothing to show: they have come by a link.
  if (known.length > 0) assertJustProven(actor);
  if (known.length >= atMost) throw new DomainError(identityFaults.passkeys_full);
  const { challenge } = challengesOf(deps).make('person', purposeOf(actor));
  const { email: userName, name: displayName } = member;
  const owner = { userHandle: userHandleOf(actor.id), userName, displayName, known };
  const options = await offerMaking(publicOrigin, challenge, owner);
  return isShared(actor.device) ? askingForRoaming(options) : options;
}

/** What an authenticator knows a member of staff by: their random id. */
export const userHandleOf = (staffId: string): Buffer => Buffer.from(staffId.replaceAll('-', ''), 'hex');

/**
 * Keeps a passkey that the asker has made. Who came by a link begins a proven sign-in with it, under another secret. Throws
 * `identity.passkey_elsewhere`, `passkey_not_roaming`, `challenge_over`, `passkey_refused`, `passkey_known` or `passkeys_full`.
 */
export async function makePasskey(
  deps: SignInDependencies & Pick<Dependencies, 'publicOrigin'>,
  actor: StaffActor,
  { name, credential, client }: z.infer<typeof newPasskey> & Pick<Comer, 'client'>,
): Promise<{ passkey: Passkey; begun?: BegunSignIn }> {
  const { database, clock, secrets, publicOrigin } = deps;
  assertByPasskey(actor);
  assertRoams(actor.device, credential);
  const useChallenge = (challenge: string) => challengesOf(deps).use(challenge, purposeOf(actor));
  const made = await verifyMade({ publicOrigin, useChallenge }, credential);
  const kept = await inTransaction(database, async (tx) => {
    await lockStaff(tx, actor.id);
    const owner = { staffId: actor.id };
    const row = await keepPasskey(tx, owner, { made, credential, name, atMost, now: clock.now() });
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'passkey_made',
      details: { staffId: actor.id, passkeyId: row.id },
    });
    const passkey = asPasskey(row);
    const signIn = await findSignIn(tx, actor.signInId);
    if (signIn?.proof === 'passkey') return { passkey };
    const comer = { staffId: actor.id, previousSignInId: actor.signInId, client };
    return { passkey, begun: await beginSignIn(deps, tx, { ...comer, proof: 'passkey' }) };
  });
  forgetAuthentications(database);
  return kept;
}
