import { z } from 'zod';
import { instant, lineOfText, uuid } from '../../kernel/values.contract.ts';

const base64url = (atMost: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/, 'base64url')
    .max(atMost);

/** As WebAuthn Level 3 §5.1 writes a credential in JSON; what is not looked at is left out. */
const credential = {
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: z.literal('public-key'),
  /** Whether it is part of the machine or came to it, such as a telephone; not signed: the page's word. */
  authenticatorAttachment: z.string().max(32).optional(),
  clientExtensionResults: z.object({}),
};

/** The answer of a browser to `navigator.credentials.create`. */
export const madeCredential = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(8_192),
    attestationObject: base64url(32_768),
    transports: z.array(z.string().max(32)).max(10).optional(),
  }),
});
export type MadeCredential = z.infer<typeof madeCredential>;

/** The answer of a browser to `navigator.credentials.get`. */
export const shownCredential = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(8_192),
    authenticatorData: base64url(8_192),
    signature: base64url(8_192),
    userHandle: base64url(128).optional(),
  }),
});
export type ShownCredential = z.infer<typeof shownCredential>;

/** What the browser is to be asked with: options of WebAuthn as JSON. */
export const ceremony = z.looseObject({ challenge: z.string() });

const name = lineOfText(60);
export const newPasskey = z.object({ name, credential: madeCredential });
export const passkeyName = z.object({ name });
export const passkeySignIn = z.object({ credential: shownCredential });
/** Until when what asks for a fresh proof is done without asking again. */
export const freshProof = z.object({ until: instant });

export const passkey = z.object({
  id: uuid,
  name: z.string(),
  madeAt: instant,
  usedAt: instant.optional(),
  /** Kept in step over its owner's devices by their maker's cloud, not held by one device alone. */
  isSynced: z.boolean(),
});
export type Passkey = z.infer<typeof passkey>;
export const passkeyList = z.object({ passkeys: z.array(passkey) });

/** One of a delegate's own. */
export const delegatePasskey = passkey.extend({
  /** A station has seen a document together with it: it counts there from then on. */
  isBound: z.boolean(),
});
export type DelegatePasskey = z.infer<typeof delegatePasskey>;
export const delegatePasskeyList = z.object({ passkeys: z.array(delegatePasskey) });
