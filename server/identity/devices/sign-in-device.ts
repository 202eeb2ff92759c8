import type { z } from 'zod';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { hashOf, newToken } from '../../kernel/secrets.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { challengesOf } from '../challenges.ts';
import { identityFaults } from '../identity.errors.ts';
import { openPublicKey, verifySignature } from './device-signatures.ts';
import { textOfDeviceSignIn, textOfDeviceSocket } from './device-texts.ts';
import type { deviceSignedIn, deviceSignIn } from './devices.contract.ts';
import { findDevice, insertDeviceSignIn, listPublicKeys } from './devices.queries.ts';

/** A device signs in again by itself, so this may be short. */
const lifeMs = 12 * 3_600_000;

/** One purpose for all: which device answers, and for what, stands in the text that it signs. */
export const purposeOfDevice = 'device';

export interface AnsweredChallenge {
  readonly deviceId: string;
  readonly challenge: string;
  readonly signature: string;
}

/**
 * Whether a challenge was answered by the device that it says; the challenge is used up. Throws
 * `identity.device_unknown`, `device_revoked`, `challenge_over` or `signature_wrong`.
 */
export async function assertAnswered(
  deps: Pick<Dependencies, 'database' | 'clock'>,
  { deviceId, challenge, signature }: AnsweredChallenge,
  text: string,
): Promise<void> {
  const { database } = deps;
  const device = await findDevice(database.drizzle, deviceId);
  const point = (await listPublicKeys(database.drizzle, [deviceId])).get(deviceId);
  const key = point && openPublicKey(point);
  if (!device || !key) throw new DomainError(identityFaults.device_unknown);
  if (device.revokedAt) throw new DomainError(identityFaults.device_revoked);
  if (!challengesOf(deps).use(challenge, purposeOfDevice)) throw new DomainError(identityFaults.challenge_over);
  if (!(await verifySignature(key, text, signature))) throw new DomainError(identityFaults.signature_wrong);
}

/** Says whether a device has answered the challenge with which its page opens a socket; throws as `assertAnswered`. */
export const deviceProofOf =
  (deps: Pick<Dependencies, 'database' | 'clock' | 'publicOrigin'>) =>
  (deviceId: string, proof: { challenge: string; signature: string }): Promise<void> => {
    const answered = { deviceId, ...proof };
    return assertAnswered(deps, answered, textOfDeviceSocket({ origin: deps.publicOrigin, ...answered }));
  };

/** Begins a sign-in of a device that has answered a challenge. Throws as `assertAnswered`. */
export async function signInDevice(
  deps: Pick<Dependencies, 'database' | 'clock' | 'publicOrigin'>,
  answered: z.infer<typeof deviceSignIn>,
): Promise<{ secret: string; signedIn: z.infer<typeof deviceSignedIn> }> {
  const { database, clock, publicOrigin: origin } = deps;
  await assertAnswered(deps, answered, textOfDeviceSignIn({ origin, ...answered }));
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + lifeMs);
  const secret = newToken();
  const { deviceId } = answered;
  await inTransaction(database, (tx) =>
    insertDeviceSignIn(tx, { id: uuidv7(now), secretHash: hashOf(secret), deviceId, createdAt: now, expiresAt }),
  );
  const device = await findDevice(database.drizzle, deviceId);
  if (!device || device.revokedAt) throw new DomainError(identityFaults.device_revoked);
  return { secret, signedIn: { device, expiresAt: expiresAt.toISOString() } };
}
