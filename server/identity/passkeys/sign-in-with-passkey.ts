import { generateAuthenticationOptions } from '@simplewebauthn/server';
import type { z } from 'zod';
import type { DeviceActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { forgetAuthentications } from '../authenticate.ts';
import { type BegunSignIn, beginSignIn, type Comer, type SignInDependencies } from '../begin-sign-in.ts';
import { challengesOf } from '../challenges.ts';
import { wakeStations } from '../wake-stations.ts';
import { examinePasskey, usePasskey } from './accept-passkey.ts';
import type { ceremony, ShownCredential } from './passkeys.contract.ts';
import { rpIdOf } from './relying-party.ts';
import { askingForRoaming, assertRoams, isShared } from './shared-device.ts';

const purpose = 'sign-in of staff';

/** What the browser is to ask for: any passkey of this venue that it finds, with its user verified. Names nobody. */
export async function offerPasskeySignIn(
  deps: Pick<Dependencies, 'database' | 'clock' | 'publicOrigin'>,
  device?: DeviceActor,
): Promise<z.infer<typeof ceremony>> {
  const { challenge } = challengesOf(deps).make('person', purpose);
  const options = await generateAuthenticationOptions({
    rpID: rpIdOf(deps.publicOrigin),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    userVerification: 'required',
    timeout: 300_000,
  });
  return isShared(device) ? askingForRoaming({ ...options }) : { ...options };
}

/**
 * Begins a sign-in of the member of staff whose passkey answered. Throws `identity.passkey_unknown`, `passkey_revoked`,
 * `passkey_elsewhere`, `passkey_not_roaming`, `challenge_over`, `passkey_copied`, `passkey_refused` or `staff_disabled`.
 */
export async function signInWithPasskey(
  deps: SignInDependencies & Pick<Dependencies, 'publicOrigin' | 'live'>,
  { credential, device, ...comer }: Comer & { credential: ShownCredential; device?: DeviceActor | undefined },
): Promise<BegunSignIn> {
  const { database, clock, live } = deps;
  assertRoams(device, credential);
  const useChallenge = (challenge: string) => challengesOf(deps).use(challenge, purpose);
  const answered = await examinePasskey(deps, { credential, useChallenge });
  const begun = await inTransaction(database, async (tx) => {
    // Sent together; a passkey that does not count has begun nothing when the transaction is undone.
    const [, signIn] = await Promise.all([
      usePasskey(tx, answered, clock.now()),
      beginSignIn(deps, tx, { staffId: answered.staffId, proof: 'passkey', ...comer }),
    ]);
    return signIn;
  });
  if (comer.previousSignInId) forgetAuthentications(database);
  wakeStations(live, begun.leftStations);
  return begun;
}
