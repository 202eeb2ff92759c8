import { generateAuthenticationOptions } from '@simplewebauthn/server';
import type { z } from 'zod';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { forgetAuthentications } from '../authenticate.ts';
import { challengesOf } from '../challenges.ts';
import { identityFaults } from '../identity.errors.ts';
import { markProven } from '../sign-ins.queries.ts';
import { assertByPasskey } from '../staff-badges/assert-by-passkey.ts';
import { examinePasskey, usePasskey } from './accept-passkey.ts';
import { freshMs } from './is-fresh.ts';
import type { ceremony, freshProof, ShownCredential } from './passkeys.contract.ts';
import { listPasskeysOf } from './passkeys.queries.ts';
import { rpIdOf } from './relying-party.ts';
import { askingForRoaming, assertRoams, isShared } from './shared-device.ts';

/** The challenge is bound to the person and to the sign-in that is to count as proven. */
const purposeOf = ({ id, signInId }: StaffActor): string => `proof of ${id} in ${signInId}`;

/** What the browser is to ask an authenticator for: one of the asker's own passkeys, with its user verified. */
export async function offerProof(
  deps: Pick<Dependencies, 'database' | 'clock' | 'publicOrigin'>,
  actor: StaffActor,
): Promise<z.infer<typeof ceremony>> {
  assertByPasskey(actor);
  const own = await listPasskeysOf(deps.database.drizzle, { staffId: actor.id });
  const { challenge } = challengesOf(deps).make('person', purposeOf(actor));
  const options = await generateAuthenticationOptions({
    rpID: rpIdOf(deps.publicOrigin),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    allowCredentials: own.map(({ credentialId, transports }) => ({
      id: credentialId.toString('base64url'),
      transports,
    })),
    userVerification: 'required',
    timeout: 300_000,
  });
  return isShared(actor.device) ? askingForRoaming({ ...options }) : { ...options };
}

/**
 * Lets the sign-in of the asker count as proven for some minutes, and gives it another secret. Throws
 * `identity.own_passkey_needed` for who came by a badge, `passkey_not_yours` and what `examinePasskey` and `usePasskey` throw.
 */
export async function proveAgain(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'publicOrigin'>,
  actor: StaffActor,
  credential: ShownCredential,
): Promise<z.infer<typeof freshProof>> {
  const { database, clock } = deps;
  assertByPasskey(actor);
  assertRoams(actor.device, credential);
  const useChallenge = (challenge: string) => challengesOf(deps).use(challenge, purposeOf(actor));
  const answered = await examinePasskey(deps, { credential, useChallenge });
  if (answered.staffId !== actor.id) throw new DomainError(identityFaults.passkey_not_yours);
  const now = clock.now();
  await inTransaction(database, async (tx) => {
    await usePasskey(tx, answered, now);
    await markProven(tx, actor.signInId, now);
    await appendLedger(deps, actor, tx, { action: 'proven_again', details: { signInId: actor.signInId } });
  });
  forgetAuthentications(database);
  return { until: new Date(now.getTime() + freshMs).toISOString() };
}
