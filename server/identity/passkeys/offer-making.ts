import { generateRegistrationOptions } from '@simplewebauthn/server';
import type { z } from 'zod';
import type { ceremony } from './passkeys.contract.ts';
import type { PasskeyRow } from './passkeys.queries.ts';
import { rpIdOf } from './relying-party.ts';

/** ES256, Ed25519, RS256 (RFC 9053, RFC 8812): what the authenticators of telephones, laptops and keys come with. */
const algorithms = [-7, -8, -257];

/** Whom an authenticator is to make a passkey for. */
export interface FutureOwner {
  /** What it knows them by: says nothing of them (WebAuthn Level 3 §14.6.1). */
  readonly userHandle: Buffer;
  /** What it shows to tell accounts apart, and what it calls them. */
  readonly userName: string;
  readonly displayName: string;
  /** Their living passkeys: an authenticator that has one of these makes no other. */
  readonly known: readonly PasskeyRow[];
}

/** What the browser is to ask an authenticator for: a discoverable passkey that verifies its user. */
export async function offerMaking(
  publicOrigin: string,
  challenge: string,
  { userHandle, userName, displayName, known }: FutureOwner,
): Promise<z.infer<typeof ceremony>> {
  const options = await generateRegistrationOptions({
    rpName: 'Causeway',
    rpID: rpIdOf(publicOrigin),
    userID: new Uint8Array(userHandle),
    userName,
    userDisplayName: displayName,
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
