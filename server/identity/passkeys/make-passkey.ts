import { generateRegistrationOptions } from '@simplewebauthn/server';
import type { z } from 'zod';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { forgetAuthentications } from '../authenticate.ts';
import { type BegunSignIn, beginSignIn, type Comer, type SignInDependencies } from '../begin-sign-in.ts';
import { challengesOf } from '../challenges.ts';
import { identityFaults } from '../identity.errors.ts';
import { findSignIn } from '../sign-ins.queries.ts';
import { findStaff, lockStaff } from '../staff.queries.ts';
import { assertByPasskey } from '../staff-badges/assert-by-passkey.ts';
import { keepPasskey } from './keep-passkey.ts';
import { asPasskey } from './list-passkeys.ts';
import type { ceremony, newPasskey, Passkey } from './passkeys.contract.ts';
import { countPasskeysOfStaff, insertPasskey, listPasskeysOfStaff } from './passkeys.queries.ts';
import { rpIdOf, transportsOf, verifyMade } from './relying-party.ts';

/** Telephone, laptop, a key or two in a drawer: more are never needed by one person. */
const atMost = 10;

/** ES256, Ed25519, RS256 (RFC 9053, RFC 8812): what the authenticators of telephones, laptops and keys come with. */
const algorithms = [-7, -8, -257];

/** The challenge is bound to the person and to the sign-in that asks. */
const purposeOf = ({ id, signInId }: StaffActor): string => `passkey of ${id} in ${signInId}`;

/** What the browser is to ask an authenticator of the asker for: a discoverable passkey that verifies its user. */
export async function offerPasskey(
  deps: Pick<Dependencies, 'database' | 'clock' | 'publicOrigin'>,
  actor: StaffActor,
): Promise<z.infer<typeof ceremony>> {
  assertByPasskey(actor);
  const { database, publicOrigin } = deps;
  const [member, known] = await Promise.all([
    findStaff(database.drizzle, actor.id),
    listPasskeysOfStaff(database.drizzle, actor.id),
  ]);
  if (!member) throw new DomainError(identityFaults.staff_unknown);
  if (known.length >= atMost) throw new DomainError(identityFaults.passkeys_full);
  const { challenge } = challengesOf(deps).make('person', purposeOf(actor));
  const options = await generateRegistrationOptions({
    rpName: 'Causeway',
    rpID: rpIdOf(publicOrigin),
    userID: new Uint8Array(userHandleOf(actor.id)),
    userName: member.email,
    userDisplayName: member.name,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    timeout: 300_000,
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId, transports }) => ({
      id: credentialId.toString('base64url'),
      transports,
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  });
  return { ...options };
}

/** What an authenticator knows its owner by: their random id, which says nothing of them (WebAuthn Level 3 §14.6.1). */
export const userHandleOf = (staffId: string): Buffer => Buffer.from(staffId.replaceAll('-', ''), 'hex');

/**
 * Keeps a passkey that the asker has made. Who came by a link begins a proven sign-in with it, under another secret. Throws
 * `identity.passkey_elsewhere`, `challenge_over`, `passkey_refused`, `passkey_known` or `passkeys_full`.
 */
export async function makePasskey(
  deps: SignInDependencies & Pick<Dependencies, 'publicOrigin'>,
  actor: StaffActor,
  { name, credential, client }: z.infer<typeof newPasskey> & Pick<Comer, 'client'>,
): Promise<{ passkey: Passkey; begun?: BegunSignIn }> {
  const { database, clock, secrets, publicOrigin } = deps;
  assertByPasskey(actor);
  const useChallenge = (challenge: string) => challengesOf(deps).use(challenge, purposeOf(actor));
  const made = await verifyMade({ publicOrigin, useChallenge }, credential);
  const kept = await inTransaction(database, async (tx) => {
    await lockStaff(tx, actor.id);
    if ((await countPasskeysOfStaff(tx, actor.id)) >= atMost) throw new DomainError(identityFaults.passkeys_full);
    const now = clock.now();
    const row = await insertPasskey(tx, {
      id: uuidv7(now),
      staffId: actor.id,
      delegateId: null,
      credentialId: made.credentialId,
      publicKey: made.publicKey,
      counter: made.counter,
      transports: transportsOf(credential),
      backupEligible: made.isEligible,
      backedUp: made.isSynced,
      name,
      madeAt: now,
    });
    if (!row) throw new DomainError(identityFaults.passkey_known);
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
