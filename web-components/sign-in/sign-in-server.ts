import type { z } from 'zod';
import { type CurrentSignIn, currentSignIn, signInLinkPreview } from '../../server/identity/identity.contract.ts';
import { answer, client } from '../api/client.ts';
import { isSignInNeeded, signIn, signOut } from '../api/sign-in.ts';
import { makePasskey, showPasskey } from '../passkey/passkey-ceremony.ts';

export type LinkPreview = z.infer<typeof signInLinkPreview>;

/** What signing in asks of the server. Each call rejects with an ApiProblem. */
export interface SignInServer {
  /** Who is signed in here already, or nobody. */
  current(): Promise<CurrentSignIn | undefined>;
  lookUp(token: string): Promise<LinkPreview>;
  signIn(token: string): Promise<CurrentSignIn>;
  signOut(): Promise<void>;
  /** Lets the person show a passkey, and signs them in by it. */
  signInWithPasskey(): Promise<CurrentSignIn>;
  /** Lets who came by a link make a passkey, and signs them in by it. */
  makePasskey(name: string): Promise<CurrentSignIn>;
}

const { passkeys, 'passkey-sign-ins': passkeySignIns, 'sign-ins': signIns } = client.api;

const post = (address: string, body: unknown): Promise<Response> =>
  fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** The server over its public interface. */
export const httpSignInServer: SignInServer = {
  current: () =>
    signIn().catch((error: unknown) => {
      if (isSignInNeeded(error)) return undefined;
      throw error;
    }),
  lookUp: async (token) => signInLinkPreview.parse(await answer(post('/api/sign-in-links/look-up', { token }))),
  signIn: async (token) => currentSignIn.parse(await answer(post('/api/sign-ins', { token }))),
  signOut,
  signInWithPasskey: async () => {
    const credential = await showPasskey(await answer(passkeySignIns.offers.$post()));
    return answer(passkeySignIns.$post({ json: { credential } }));
  },
  makePasskey: async (name) => {
    const credential = await makePasskey(await answer(passkeys.offers.$post()));
    await answer(passkeys.$post({ json: { name, credential } }));
    return answer(signIns.current.$get());
  },
};
