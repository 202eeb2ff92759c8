import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { z } from 'zod';
import { DomainError, type Fault } from '../../kernel/domain-error.ts';
import { identityFaults } from '../identity.errors.ts';
import type { MadeCredential, ShownCredential } from './passkeys.contract.ts';

/** The host that passkeys are made for: that of `PUBLIC_ORIGIN`, without its port (WebAuthn Level 3 §5.1.2). */
export const rpIdOf = (publicOrigin: string): string => new URL(publicOrigin).hostname;

/** What a browser says it was asked, and by which page (WebAuthn Level 3 §5.8.1). */
const clientData = z.object({
  type: z.string(),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.boolean().optional(),
  topOrigin: z.string().optional(),
});

export interface Expected {
  readonly publicOrigin: string;
  /** Uses the challenge up: whether it is the one that this is the answer to. */
  readonly useChallenge: (challenge: string) => boolean;
}

export interface VerifiedNewPasskey {
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  /** The host that it is of use at. */
  readonly relyingParty: string;
  readonly counter: number;
  readonly isEligible: boolean;
  readonly isSynced: boolean;
}

/**
 * A passkey that was just made, after all that WebAuthn Level 3 §7.1 asks, with the person verified. Throws
 * `identity.passkey_elsewhere`, `challenge_over` or `passkey_refused`.
 */
export async function verifyMade(
  { publicOrigin, useChallenge }: Expected,
  credential: MadeCredential,
): Promise<VerifiedNewPasskey> {
  assertAsked(credential.response.clientDataJSON, { publicOrigin, useChallenge, type: 'webauthn.create' });
  // Where it is looked at, it is looked at before.
  const { response, authenticatorAttachment: _, ...rest } = credential;
  const { verified, registrationInfo } = await refusing(
    verifyRegistrationResponse({
      response: { ...rest, response: { ...response, transports: transportsOf(credential) } },
      expectedChallenge: () => true,
      expectedOrigin: publicOrigin,
      expectedRPID: rpIdOf(publicOrigin),
      requireUserVerification: true,
    }),
  );
  if (!verified) throw new DomainError(identityFaults.passkey_refused);
  return {
    credentialId: Buffer.from(registrationInfo.credential.id, 'base64url'),
    publicKey: Buffer.from(registrationInfo.credential.publicKey),
    relyingParty: rpIdOf(publicOrigin),
    counter: registrationInfo.credential.counter,
    isEligible: registrationInfo.credentialDeviceType === 'multiDevice',
    isSynced: registrationInfo.credentialBackedUp,
  };
}

export interface KnownPasskey {
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly backupEligible: boolean;
}

/**
 * What an answer of a passkey that is known says, after all that WebAuthn Level 3 §7.2 asks, with the person verified.
 * Throws `identity.passkey_elsewhere`, `challenge_over`, `passkey_copied` when its counter went back, or `passkey_refused`.
 */
export async function verifyShown(
  { publicOrigin, useChallenge }: Expected,
  credential: ShownCredential,
  known: KnownPasskey,
): Promise<{ counter: number; isSynced: boolean }> {
  assertAsked(credential.response.clientDataJSON, { publicOrigin, useChallenge, type: 'webauthn.get' });
  const { response, authenticatorAttachment: _, ...rest } = credential;
  const { userHandle, ...answer } = response;
  // Compared below, where it has a code of its own.
  const unlimited = { id: credential.id, publicKey: new Uint8Array(known.publicKey), counter: 0 };
  const { verified, authenticationInfo } = await refusing(
    verifyAuthenticationResponse({
      response: { ...rest, response: { ...answer, ...(userHandle && { userHandle }) } },
      expectedChallenge: () => true,
      expectedOrigin: publicOrigin,
      expectedRPID: rpIdOf(publicOrigin),
      requireUserVerification: true,
      credential: unlimited,
    }),
  );
  const isEligible = authenticationInfo.credentialDeviceType === 'multiDevice';
  // Whether it can be copied to other devices never changes (WebAuthn Level 3 §6.1.3).
  if (!verified || isEligible !== known.backupEligible) throw new DomainError(identityFaults.passkey_refused);
  const { newCounter: counter } = authenticationInfo;
  if ((counter > 0 || known.counter > 0) && counter <= known.counter)
    throw new DomainError(identityFaults.passkey_copied);
  return { counter, isSynced: authenticationInfo.credentialBackedUp };
}

/** Before the library looks: it says why in sentences only, and lets a page in a frame of another site pass in Safari. */
function assertAsked(json: string, { publicOrigin, useChallenge, type }: Expected & { type: string }): void {
  const asked = clientDataIn(json);
  if (asked?.type !== type) throw new DomainError(identityFaults.passkey_refused);
  if (asked.origin !== publicOrigin || asked.crossOrigin || asked.topOrigin !== undefined)
    throw new DomainError(identityFaults.passkey_elsewhere, `made for ${asked.origin.slice(0, 200)}`);
  if (!useChallenge(asked.challenge)) throw new DomainError(identityFaults.challenge_over);
}

function clientDataIn(json: string): z.infer<typeof clientData> | undefined {
  let said: unknown;
  try {
    said = JSON.parse(Buffer.from(json, 'base64url').toString());
  } catch {
    return undefined;
  }
  return clientData.safeParse(said).data;
}

/** All that the library finds wrong is one fault; its sentence goes with it. */
async function refusing<Verified>(verifying: Promise<Verified>): Promise<Verified> {
  try {
    return await verifying;
  } catch (error) {
    const fault: Fault = identityFaults.passkey_refused;
    throw new DomainError(fault, error instanceof Error ? error.message : undefined);
  }
}

const knownTransports = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;

/** Hints for the browser on how to reach it; words that are not known are left out. */
export const transportsOf = ({ response }: MadeCredential): string[] =>
  knownTransports.filter((known) => response.transports?.includes(known));
