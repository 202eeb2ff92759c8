import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';
import type { z } from 'zod';
import {
  type ceremony,
  type MadeCredential,
  madeCredential,
  type ShownCredential,
  shownCredential,
} from '../../server/identity/passkeys/passkeys.contract.ts';
import { ApiProblem } from '../api/problem.ts';
import './passkey-problems.ts';

type Ceremony = z.infer<typeof ceremony>;

/** Whether this browser can make and show passkeys at all; those within WeChat and captive portals often cannot. */
export const canUsePasskeys = (): boolean => window.isSecureContext && browserSupportsWebAuthn();

/** Lets the person make a passkey. Rejects with an ApiProblem of the page's own, `page.passkey_…`. */
export const makePasskey = async (options: Ceremony): Promise<MadeCredential> =>
  // What the server wrote with the same library's types, and what the browser looks at once more.
  madeCredential.parse(
    await told(startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON })),
  );

/** Lets the person show a passkey. Rejects as `makePasskey`. */
export const showPasskey = async (options: Ceremony): Promise<ShownCredential> =>
  shownCredential.parse(
    await told(startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON })),
  );

const passkeyProblem = (name: string): ApiProblem => {
  const code = `page.passkey_${name}`;
  return new ApiProblem({
    type: `urn:causeway:problem:${code}`,
    title: 'The passkey was not used.',
    status: 400,
    code,
  });
};

async function told<Credential>(asking: Promise<Credential>): Promise<Credential> {
  try {
    return await asking;
  } catch (error) {
    throw passkeyProblem(nameOf(error));
  }
}

function nameOf(error: unknown): string {
  if (error instanceof WebAuthnError) {
    switch (error.code) {
      case 'ERROR_INVALID_DOMAIN':
      case 'ERROR_INVALID_RP_ID':
        return 'other_address';
      case 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED':
        return 'there_already';
      case 'ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT':
      case 'ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT':
      case 'ERROR_AUTHENTICATOR_NO_SUPPORTED_PUBKEYCREDPARAMS_ALG':
        return 'unsuited';
    }
  }
  // Browsers say the same when the person closed the question, waited too long, or has no passkey here: on purpose.
  return error instanceof Error && error.name === 'NotAllowedError' ? 'not_shown' : 'failed';
}
